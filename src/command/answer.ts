import type { CommandAnswer, Position, StoredEvent } from '../../contracts/envelope.ts';
import { EVENTS } from '../../contracts/subjects.ts';

/** The ids that these events made, by name; made from what is stored, so a repeat answers the same. */
const madeIds = (events: readonly StoredEvent[]): Record<string, unknown> => {
  const ids: Record<string, unknown> = {};
  for (const event of events)
    for (const name of EVENTS.get(event.type)?.makes ?? []) ids[name] = event.data[name];
  return ids;
};

/** What a command that wrote `events` answers, at whatever time it is asked (INTERFACE, Commands). */
export const answerFor = (events: readonly StoredEvent[]): CommandAnswer => {
  const last = events.at(-1);
  if (last === undefined) throw new Error('a command that wrote has at least one event');
  return {
    position: last.position,
    revision: last.revision,
    events: events.map(({ id, type, data }) => ({ id, type, data })),
    ...madeIds(events),
  };
};

/** What a command answers that changed nothing: where its stream's last event stands. */
export const unchangedAnswer = (position: Position, revision: number): CommandAnswer => ({
  position,
  revision,
  events: [],
});
