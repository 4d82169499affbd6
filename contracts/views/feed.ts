import { z } from 'zod';
import { query } from '../definitions.ts';
import { Position } from '../envelope.ts';
import { Sichtbarkeit } from '../fields.ts';
import { ChannelName } from './channels.ts';
import { atLeast, KommuneRef, listOf, PublicActor, paging, SourceRef, VerbundRef } from './parts.ts';

/** Marks, in JSON Schema, the data of an event beside its `type`: documents put the schemas of the event types there. */
export const EVENT_DATA = 'x-event-data';

/** One thing that happened, as it stands under "Neues" and in a push. */
export const FeedItem = z.object({
  id: z.string(),
  position: Position,
  type: z.string(),
  title: z.string(),
  time: z.string(),
  actor: PublicActor,
  kommune: KommuneRef.optional(),
  verbund: VerbundRef.optional(),
  /** The solution that it is about: the shared one, or the origin of the adopted one. */
  about: SourceRef.optional(),
  /** Set where it tells of an adoption that has been taken back since: it was declared in error. */
  zurueckgenommen: z.literal(true).optional(),
  /** The event's own data, without what points to a person. */
  data: z.record(z.string(), z.unknown()).meta({ [EVENT_DATA]: true }),
});
export type FeedItem = z.output<typeof FeedItem>;

export const getFeed = query({
  name: 'get-feed',
  title: 'Neues',
  path: '/feed',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({
    /** Only what came after this position, oldest first; without it the newest first. */
    after: Position.optional(),
    ...paging,
    channel: ChannelName.default('feed'),
    ...atLeast,
  }),
  answer: listOf(FeedItem),
});

/** One thing that happened, by its id; also what never stands among what is new, for those who may see it. */
export const getEntry = query({
  name: 'get-entry',
  title: 'Eine Eintragung',
  path: '/entries/{eventId}',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...atLeast }),
  answer: FeedItem.omit({ position: true }).extend({
    /** For whom it is by now. */
    sichtbarkeit: Sichtbarkeit,
    position: Position,
  }),
});
