import { EVENTS } from '../../contracts/subjects.ts';
import { type ProjectedEvent, projection } from '../model.ts';
import { organisationOf } from '../organisation.ts';
import { audienceOf } from './audience.ts';
import { type PushModels, pushData } from './push-data.ts';

/** The Verbünde whose channels carry this: its own, or those that the Kommune belongs to at this moment. */
const verbuendeOf = (event: ProjectedEvent, models: PushModels): readonly string[] => {
  const id = organisationOf(event.stream);
  if (event.stream.startsWith('verbund-')) return [id];
  const joined = models.verbund.memberships.by('kommune', id).map(({ verbundId }) => verbundId);
  // Who leaves has left already when this is applied; the Verbund is told nevertheless.
  return event.type === 'KommuneLeft' ? [...new Set([...joined, event.data.verbundId])] : joined;
};

/** What is new: the channels `feed`, `kommune:<id>` and `verbund:<id>`. It keeps no rows beside its pushes. */
export const feed = projection<PushModels>()({
  name: 'feed',
  version: 1,
  tables: {},
  on: {},
  onEvery: (event, { models, push }) => {
    if (!EVENTS.get(event.type)?.feed) return;
    const audience = audienceOf(event, models.whereabouts);
    const own = event.stream.startsWith('kommune-') ? [`kommune:${organisationOf(event.stream)}`] : [];
    const verbuende = verbuendeOf(event, models).map((id) => `verbund:${id}`);
    push({ channels: ['feed', ...own, ...verbuende], audience, data: pushData(event, models) });
  },
});
