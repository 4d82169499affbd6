import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { checkedEvents } from '../append/checked-events.ts';
import type { LogReader } from '../append/event-store.ts';
import type { Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';
import { progress } from './progress.ts';
import { Usage } from './usage.ts';

/** Characters that are handed on together: one write for each event would wait for the disk each time. */
const CHUNK = 256 * 1024;

interface Tally {
  count: number;
  damaged: number;
}

async function* chunks(reader: LogReader, tally: Tally): AsyncGenerator<string> {
  const shown = progress('ausgegeben');
  let chunk = '';
  for await (const { event, wrong } of checkedEvents(reader)) {
    if (wrong !== 'ok') {
      console.error(`${event.position} ${event.id}: beschädigt (${wrong}), nicht ausgegeben`);
      tally.damaged += 1;
      continue;
    }
    // A position is a place in this engine's log; on another one the same event has another.
    const { position: _, ...kept } = event;
    chunk += `${JSON.stringify(kept)}\n`;
    tally.count += 1;
    shown.step();
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
  shown.end();
}

/** Opens a file to be written anew. Throws Usage where that is not possible. */
const fileAt = async (path: string) => {
  const file = createWriteStream(path);
  await once(file, 'open').catch((error: Error) => {
    throw new Usage(`Die Datei ${path} lässt sich nicht schreiben: ${error.message}`);
  });
  return file;
};

/** `export`: writes every stored event as a line of JSON, checked on the way; in bounded memory. */
export const exportLog: Run = async (args, adapters) => {
  const { settings, values } = dataFlag(args, { out: { type: 'string' } });
  const out = values.out === undefined ? process.stdout : await fileAt(values.out);
  const reader = (await adapters()).openReader(settings);
  const tally: Tally = { count: 0, damaged: 0 };
  try {
    await pipeline(chunks(reader, tally), out, { end: out !== process.stdout });
  } finally {
    await reader.close();
  }
  console.error(`${tally.count} Einträge ausgegeben, ${tally.damaged} beschädigt.`);
  return tally.damaged === 0 ? 0 : 1;
};
