import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { checkedEvents } from '../store/checked-events.ts';
import type { LogReader } from '../store/event-store.ts';
import { fileTrouble } from '../terminal/file-trouble.ts';
import { Refused } from '../terminal/refused.ts';
import { jsonText, remark } from '../terminal/terminal.ts';
import type { Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';
import { type Target, targetAt } from './files/target.ts';
import { writeWhole } from './files/write-whole.ts';
import { interruptible } from './interruption.ts';
import { progress } from './progress.ts';

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
      remark(`${event.position} ${event.id}: beschädigt (${wrong}), nicht ausgegeben`);
      tally.damaged += 1;
      continue;
    }
    // A position is a place in this engine's log; on another one the same event has another.
    const { position: _, ...kept } = event;
    chunk += `${jsonText(kept)}\n`;
    tally.count += 1;
    shown.step();
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
  shown.end();
}

const toStdout = async (lines: AsyncGenerator<string>): Promise<void> => {
  try {
    await pipeline(lines, process.stdout, { end: false });
  } catch (error) {
    throw fileTrouble('Die Ausgabe', error);
  }
};

/** What lacks something takes nobody's place, and no name by which it would be taken for the whole. */
const toFile = (lines: AsyncGenerator<string>, target: Target, tally: Tally): Promise<void> =>
  writeWhole(target, async (unfinished) => {
    // It opens the file later than it is made: one that has been given up by then must not come back.
    await pipeline(lines, createWriteStream(unfinished, { flags: 'r+' }));
    if (tally.damaged > 0)
      throw new Refused(
        `${target.name} wurde nicht geschrieben: ${tally.damaged} von ${tally.count + tally.damaged} Einträgen sind beschädigt. Ohne --out wird ausgegeben, was heil ist.`,
      );
  });

/** `export`: writes every stored event as a line of JSON, checked on the way; in bounded memory. */
export const exportLog: Run = async (args, adapters, stop) => {
  const { settings, values } = dataFlag(args, { out: { type: 'string' }, overwrite: { type: 'boolean' } });
  const rules = { dataDirectory: settings.LICHTERKETTE_DATA, overwrite: values.overwrite ?? false };
  const target =
    values.out === undefined ? undefined : targetAt(values.out, { ...rules, mayReplace: ['other'] });
  const reader = interruptible((await adapters()).openReader(settings), stop);
  const tally: Tally = { count: 0, damaged: 0 };
  try {
    const lines = chunks(reader, tally);
    await (target === undefined ? toStdout(lines) : toFile(lines, target, tally));
  } finally {
    await reader.close();
  }
  remark(`${tally.count} Einträge ausgegeben, ${tally.damaged} beschädigt.`);
  return tally.damaged === 0 ? 0 : 1;
};
