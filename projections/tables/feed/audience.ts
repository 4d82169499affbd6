import { EVENTS } from '../../../contracts/subjects.ts';
import { type Audience, audienceAt } from '../../model/audience.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import type { WhereaboutsTables } from '../whereabouts/tables.ts';

const entryAudience = (event: ProjectedEvent, places: WhereaboutsTables): Audience => {
  const { data } = event as { data: { adoptionId?: string; solutionId?: string } };
  // An adoption's events name the adoption first: its variant shares its audience.
  const place =
    (data.adoptionId && places.adoptions.get(data.adoptionId)) ??
    (data.solutionId && places.solutions.get(data.solutionId));
  return place ? place.audience : audienceAt('kommune', event.stream, event.position);
};

/** Who may see that this happened, as of this event. An entry that nobody placed stays with its owner. */
export const audienceOf = (event: ProjectedEvent, places: WhereaboutsTables): Audience => {
  const { type, stream, position } = event;
  const level = EVENTS.get(type)?.audience ?? 'kommune';
  // It comes before the entry that it speaks of.
  if (type === 'ReferenceClaimed') return audienceAt(event.data.sichtbarkeit, stream, position);
  return level === 'entry' ? entryAudience(event, places) : audienceAt(level, stream, position);
};
