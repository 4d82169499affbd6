import { EVENTS } from '../../contracts/subjects.ts';
import type { Audience, ProjectedEvent } from '../model.ts';
import type { WhereaboutsTables } from '../whereabouts/tables.ts';

const entryAudience = (event: ProjectedEvent, places: WhereaboutsTables): Audience => {
  const { data } = event as { data: { adoptionId?: string; solutionId?: string } };
  // An adoption's events name the adoption first: its variant shares its audience.
  const place =
    (data.adoptionId && places.adoptions.get(data.adoptionId)) ??
    (data.solutionId && places.solutions.get(data.solutionId));
  if (place) return place.audience;
  return { level: 'kommune', owner: event.stream };
};

/** Who may see that this happened, as of this event. An entry that nobody placed stays with its owner. */
export const audienceOf = (event: ProjectedEvent, places: WhereaboutsTables): Audience => {
  const audience = EVENTS.get(event.type)?.audience ?? 'kommune';
  if (event.type === 'ReferenceClaimed') return { level: event.data.sichtbarkeit, owner: event.stream };
  return audience === 'entry' ? entryAudience(event, places) : { level: audience, owner: event.stream };
};
