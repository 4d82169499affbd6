import type { z } from 'zod';
import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import { EVENTS } from '../../../contracts/subjects.ts';
import type { getEntry } from '../../../contracts/views/feed.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { RecordedPush } from '../../model/push.ts';
import { admits } from '../../model/sight.ts';
import type { Asked } from '../../reading/asked.ts';
import { feedItem } from '../../reading/items/feed-item.ts';
import { seesPush } from '../../reading/pushes/sees.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { placeOf } from '../../tables/whereabouts/place-of.ts';

type Params = z.output<typeof getEntry.params>;
type Answer = Presentable<Omit<z.output<typeof getEntry.answer>, 'position'>>;

/** For whom something is by now: as its entry is, where that has a place. */
const levelOf = ({ whereabouts }: ReadModels, { type, data, audience }: RecordedPush) => {
  const id = (data as Readonly<Record<string, unknown>>)[EVENTS.get(type)?.entry?.id ?? ''];
  return (typeof id === 'string' ? placeOf(whereabouts, id) : undefined)?.audience.level ?? audience.level;
};

/** Something that was told. */
const told = (models: ReadModels, { path, sight, pushes }: Asked<Params>): Answer | undefined => {
  const push = pushes('feed').ofEvent(path.eventId ?? '');
  if (push === undefined || !seesPush(models.whereabouts, sight, push)) return undefined;
  const { position: _, ...item } = feedItem(models, sight, push) as Answer & { position: unknown };
  return { ...item, sichtbarkeit: levelOf(models, push) };
};

const ownerOf = ({ kommune, verbund }: ReadModels, stream: StreamName) => {
  const id = organisationIdOf(stream);
  const one = stream.startsWith('kommune-') ? kommune.kommunen.get(id) : undefined;
  const other = one === undefined ? verbund.verbuende.get(id) : undefined;
  return {
    ...(one ? { kommune: { kommuneId: id, name: one.name } } : {}),
    ...(other ? { verbund: { verbundId: id, name: other.name, kind: other.kind } } : {}),
  };
};

/** Something that is never told: that it is there, for those who may see it. */
const quiet = (models: ReadModels, { path: { eventId = '' }, sight }: Asked<Params>): Answer | undefined => {
  const row = models.feed.quiet.get(eventId);
  if (row === undefined || !admits(sight, row.audience)) return undefined;
  const { type, time, actor, stream, audience } = row;
  const title = EVENTS.get(type)?.title ?? type;
  return {
    id: eventId,
    type,
    title,
    time,
    actor,
    ...ownerOf(models, stream),
    data: {},
    sichtbarkeit: audience.level,
  };
};

/** One thing that happened, by its id, for whoever may see it. */
export const getEntryQuery = (models: ReadModels, asked: Asked<Params>): Answer | undefined =>
  told(models, asked) ?? quiet(models, asked);
