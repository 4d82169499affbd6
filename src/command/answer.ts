import type { CommandAnswer, Position, SealedEvent } from '../../contracts/envelope.ts';
import { EVENTS } from '../../contracts/subjects.ts';

/** The ids that these events made, by name; made from what is stored, so a repeat answers the same. */
const madeIds = (events: readonly SealedEvent[]): Record<string, unknown> => {
  const ids: Record<string, unknown> = {};
  for (const event of events)
    for (const name of EVENTS.get(event.type)?.makes ?? []) ids[name] = event.data[name];
  return ids;
};

/** Where the last event of a command stands. */
interface LastPlace {
  readonly position: Position;
  readonly revision: number;
}

/** What a command that wrote `events` answers, at whatever time it is asked (INTERFACE, Commands). */
export const answerFor = (
  events: readonly SealedEvent[],
  { position, revision }: LastPlace,
): CommandAnswer => ({
  position,
  revision,
  events: events.map(({ id, type, data }) => ({ id, type, data })),
  ...madeIds(events),
});

/** What a command answers that changed nothing: where its stream's last event stands. */
export const unchangedAnswer = (position: Position, revision: number): CommandAnswer => ({
  position,
  revision,
  events: [],
});
