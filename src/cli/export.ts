import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { checkedEvents } from '../append/checked-events.ts';
import type { Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';
import { progress } from './progress.ts';
import { Usage } from './usage.ts';

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
  const shown = progress('ausgegeben');
  let [count, damaged] = [0, 0];
  try {
    for await (const { event, wrong } of checkedEvents(reader)) {
      if (wrong !== 'ok') {
        console.error(`${event.position} ${event.id}: beschädigt (${wrong}), nicht ausgegeben`);
        damaged += 1;
        continue;
      }
      // A position is a place in this engine's log; on another one the same event has another.
      const { position: _, ...kept } = event;
      if (!out.write(`${JSON.stringify(kept)}\n`)) await once(out, 'drain');
      count += 1;
      shown.step();
    }
  } finally {
    await reader.close();
  }
  if (out !== process.stdout) {
    out.end();
    await finished(out);
  }
  shown.end();
  console.error(`${count} Einträge ausgegeben, ${damaged} beschädigt.`);
  return damaged === 0 ? 0 : 1;
};
