import { checkedEvents } from '../../store/checked-events.ts';
import type { LogReader } from '../../store/event-store.ts';
import type { Finding } from '../../store/finding.ts';

/** Beyond this many it would take more than some seconds: `verify` checks them all. */
const CHECKED = 100_000;

/** Whether entries have been changed since they were written; those at the beginning, where there are very many. */
export const entries = async (reader: LogReader): Promise<Finding> => {
  let count = 0;
  for await (const { event, wrong } of checkedEvents(reader)) {
    if (wrong !== 'ok')
      return {
        state: 'wrong',
        text: `Einträge: Der ${count + 1}. (${event.position}) ist beschädigt; verify nennt alle. Bitte die letzte Sicherung zurückspielen`,
      };
    count += 1;
    if (count === CHECKED)
      return { state: 'hint', text: `Einträge: Die ersten ${CHECKED} sind unbeschädigt; alle prüft verify` };
  }
  return { state: 'good', text: `Einträge: ${count} geprüft, keiner ist beschädigt` };
};
