import { checkedEvents } from '../append/checked-events.ts';
import type { Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';

const WORDS = {
  hash: 'der Inhalt wurde verändert',
  chain: 'ein Eintrag davor fehlt oder wurde verändert',
  order: 'die Reihenfolge stimmt nicht',
} as const;

/** `verify`: checks every stored event; names each one that does not hold. */
export const verify: Run = async (args, adapters) => {
  const { settings } = dataFlag(args);
  const reader = (await adapters()).openReader(settings);
  let [count, damaged] = [0, 0];
  try {
    for await (const { event, wrong } of checkedEvents(reader)) {
      count += 1;
      if (wrong !== 'ok') {
        damaged += 1;
        console.error(`${event.position} ${event.stream} ${event.type} ${event.id}: ${WORDS[wrong]}`);
      }
      if (process.stderr.isTTY && count % 10_000 === 0) process.stderr.write(`\r${count} geprüft`);
    }
  } finally {
    await reader.close();
  }
  console.info(`${count} Einträge geprüft, ${damaged} beschädigt.`);
  return damaged === 0 ? 0 : 1;
};
