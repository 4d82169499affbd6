import { checkedEvents } from '../append/checked-events.ts';
import { EngineUnavailable, type LogReader } from '../append/event-store.ts';
import type { Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';

const WORDS = {
  hash: 'der Inhalt wurde verändert',
  chain: 'ein Eintrag davor fehlt oder wurde verändert',
  order: 'die Reihenfolge stimmt nicht',
} as const;

/** Names every event that does not hold; gives how many were looked at, and how many do not hold. */
const verifyEvents = async (reader: LogReader): Promise<{ count: number; damaged: number }> => {
  let [count, damaged] = [0, 0];
  for await (const { event, wrong } of checkedEvents(reader)) {
    count += 1;
    if (wrong !== 'ok') {
      damaged += 1;
      console.error(`${event.position} ${event.stream} ${event.type} ${event.id}: ${WORDS[wrong]}`);
    }
    if (process.stderr.isTTY && count % 10_000 === 0) process.stderr.write(`\r${count} geprüft`);
  }
  return { count, damaged };
};

/** `verify`: checks every stored event and the storage itself; names all that does not hold. */
export const verify: Run = async (args, adapters) => {
  const { settings } = dataFlag(args);
  const reader = (await adapters()).openReader(settings);
  try {
    const { count, damaged } = await verifyEvents(reader);
    const faults = (await reader.storageFaults?.()) ?? [];
    for (const fault of faults) console.error(fault);
    console.info(
      `${count} Einträge geprüft, ${damaged} beschädigt, ${faults.length} Fehler in der Speicherung.`,
    );
    return damaged + faults.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    console.error(`Die Einträge lassen sich nicht bis zum Ende lesen: ${error.message}`);
    return 1;
  } finally {
    await reader.close();
  }
};
