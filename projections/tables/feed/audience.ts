import { type EntryFields, levelAfter } from '../../../contracts/fields/entry.ts';
import { EVENTS } from '../../../contracts/subjects.ts';
import { type Audience, audienceAt, stillTold } from '../../model/audience.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { placeOf } from '../whereabouts/place-of.ts';
import type { WhereaboutsTables } from '../whereabouts/tables.ts';

const entryAudience = (event: ProjectedEvent, fields: EntryFields, places: WhereaboutsTables): Audience => {
  const data = event.data as Readonly<Record<string, string | undefined>>;
  const id = data[fields.id];
  if (id === undefined && fields.otherwise !== undefined)
    return audienceAt(fields.otherwise, event.stream, event.position);
  const place = placeOf(places, id ?? '');
  if (place !== undefined) return stillTold(place.audience);
  // It may come before what places the entry, and says itself who may see that.
  return audienceAt(levelAfter(fields, data) ?? fields.unplaced ?? 'kommune', event.stream, event.position);
};

/** Who may see that this happened, as of this event. An entry that nobody placed stays with its owner. */
export const audienceOf = (event: ProjectedEvent, places: WhereaboutsTables): Audience => {
  const { audience = 'kommune', entry } = EVENTS.get(event.type) ?? {};
  if (audience !== 'entry') return audienceAt(audience, event.stream, event.position);
  return entryAudience(event, entry as EntryFields, places);
};
