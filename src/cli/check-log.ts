import { type CheckedEvent, checkedEvents } from '../store/checked-events.ts';
import { wordsFor } from '../store/damage.ts';
import type { LogReader } from '../store/event-store.ts';
import { remark } from '../terminal/terminal.ts';
import { progress } from './progress.ts';

/** What a look at every stored event found. */
export interface LogCheck {
  readonly count: number;
  readonly damaged: number;
  /** What is wrong with the storage beyond the events themselves. */
  readonly faults: number;
  readonly head: string | null;
}

const report = ({ event, wrong }: CheckedEvent): void => {
  if (wrong !== 'ok')
    remark(`${event.position} ${event.stream} ${event.type} ${event.id}: ${wordsFor(wrong)}`);
};

/** Checks every event of a log and its storage, in bounded memory; names all that does not hold, tells how far it is. */
export const checkLog = async (log: LogReader): Promise<LogCheck> => {
  const shown = progress('geprüft');
  let [count, damaged, head]: [number, number, string | null] = [0, 0, null];
  for await (const checked of checkedEvents(log)) {
    report(checked);
    count += 1;
    if (checked.wrong !== 'ok') damaged += 1;
    head = checked.event.position;
    shown.step();
  }
  shown.end();
  const faults = (await log.storageFaults?.()) ?? [];
  for (const fault of faults) remark(fault);
  return { count, damaged, faults: faults.length, head };
};
