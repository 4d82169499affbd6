import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { checkedEvents } from '../append/checked-events.ts';
import { StoreProblem } from '../append/store-problem.ts';
import type { Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';
import { progress } from './progress.ts';

const fileAt = async (path: string) => {
  const out = createWriteStream(path);
  await once(out, 'open').catch((error: Error) => {
    throw new StoreProblem(`${path} lässt sich nicht schreiben: ${error.message}`, { cause: error });
  });
  return out;
};

/** `export`: writes every stored event as a line of JSON, checked on the way; in bounded memory. */
export const exportLog: Run = async (args, adapters) => {
  const { settings, values } = dataFlag(args, { out: { type: 'string' } });
  const reader = (await adapters()).openReader(settings);
  const out = values.out === undefined ? process.stdout : await fileAt(values.out);
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
