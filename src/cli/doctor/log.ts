import type { Position } from '../../../contracts/envelope.ts';
import { mirroredUpTo } from '../../project/mirror/mirror-file.ts';
import { ForeignPosition, type LogReader, Unproven } from '../../store/event-store.ts';
import type { Finding } from '../../store/finding.ts';
import { explain } from '../../terminal/explain.ts';
import { entries } from './entries.ts';
import { recordedTimes } from './recorded-times.ts';

/** Beyond this many the exact number says nothing more. */
const COUNTED = 10_000;

const eventsAfter = async (reader: LogReader, position: Position): Promise<number> => {
  let count = 0;
  for await (const _ of reader.readAll(position)) {
    count += 1;
    if (count >= COUNTED) break;
  }
  return count;
};

/** How far the mirror of the read models is behind the log; it is disposable, so nothing of this is wrong. */
const mirror = async (reader: LogReader, directory: string): Promise<Finding> => {
  const kept = mirroredUpTo(directory);
  if (kept === null) return { state: 'hint', text: 'Spiegel: noch keiner, der nächste Start dauert länger' };
  try {
    const behind = await eventsAfter(reader, kept);
    return { state: 'good', text: `Spiegel: ${behind} Einträge hinter dem Bestand` };
  } catch (error) {
    if (error instanceof Unproven)
      return {
        state: 'hint',
        text: 'Spiegel: Der Bestand zeigt seinen letzten Eintrag gerade nicht; der nächste Start prüft, ob er dazu gehört',
      };
    if (!(error instanceof ForeignPosition)) throw error;
    return { state: 'hint', text: 'Spiegel: gehört zu einem anderen Bestand, wird neu aufgebaut' };
  }
};

/** What can be seen of the log from beside: its head, its entries and the times in them, and how far the mirror is behind it. */
export const logFindings = async (
  open: () => LogReader,
  directory: string,
  now: Date,
): Promise<Finding[]> => {
  try {
    const reader = open();
    try {
      const head = await reader.head();
      return [
        { state: 'good', text: `Letzter Eintrag: ${head ?? 'keiner'}` },
        await entries(reader),
        ...(await recordedTimes(reader, now)),
        await mirror(reader, directory),
      ];
    } finally {
      await reader.close();
    }
  } catch (error) {
    return [{ state: 'wrong', text: explain(error).lines.join(' ') }];
  }
};
