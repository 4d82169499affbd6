import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeLargeLog } from '../faults/harness/large-log.ts';
import { randomFrom } from '../faults/harness/random.ts';
import { lichterkette, start } from '../operate/process.ts';
import { emptyDirectory } from '../project/demo-log.ts';

const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname;
const large = emptyDirectory();
beforeAll(() => writeLargeLog(large, 30_000, randomFrom(27)));

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const unfinishedIn = (folder: string): boolean =>
  readdirSync(folder).some((name) => name.startsWith('.lichterkette-unfertig-') || name === 'log.sqlite.neu');

/** Starts a verb, sends it a signal as soon as something unfinished lies in `folder`, and waits for its end. */
const interrupted = async (folder: string, signal: NodeJS.Signals, ...args: string[]) => {
  const running = start([MAIN, ...args]);
  let ended = false;
  void running.ended.then(() => {
    ended = true;
  });
  while (!ended && !unfinishedIn(folder)) await pause(2);
  running.child.kill(signal);
  return running.ended;
};

describe.each(['SIGINT', 'SIGTERM'] as const)('%s while a file is written', (signal) => {
  it.each([['export'], ['backup']])('by %s: what was there is there, and nothing beside it', async (verb) => {
    const folder = emptyDirectory();
    const file = join(folder, 'von-letzter-woche');
    writeFileSync(file, 'ganz');
    const args = [verb, '--data', large, '--out', file, '--overwrite'];
    const { code, stderr } = await interrupted(folder, signal, ...args);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('Abgebrochen.');
    expect(code).toBe(1);
    expect(readdirSync(folder)).toEqual(['von-letzter-woche']);
    expect(readFileSync(file, 'utf8')).toBe('ganz');
  });
});

it('Ctrl+C while a backup is restored leaves the log as it was, and free', async () => {
  const directory = emptyDirectory();
  writeLargeLog(directory, 50, randomFrom(1));
  const before = hashOf(join(directory, 'log.sqlite'));
  const args = ['restore', join(large, 'log.sqlite'), '--data', directory, '--overwrite'];
  const { code, stderr } = await interrupted(directory, 'SIGINT', ...args);
  expect(stderr.trimEnd().split('\n').at(-1)).toBe('Abgebrochen.');
  expect(code).toBe(1);
  expect(hashOf(join(directory, 'log.sqlite'))).toBe(before);
  expect(readdirSync(directory).filter((name) => /neu|ersetzt/.test(name))).toEqual([]);
  const { code: free } = await lichterkette(['rebuild', '--data', directory]);
  expect(free).toBe(0);
});

it('Ctrl+C while a log is copied: the next call goes on', async () => {
  const [from, to] = [emptyDirectory(), join(emptyDirectory(), 'neu')];
  writeLargeLog(from, 5000, randomFrom(2));
  const running = start([MAIN, 'copy', '--from', `sqlite:${from}`, '--to', `sqlite:${to}`]);
  await running.says(/[1-9]\d* Einträge kopiert/);
  running.child.kill('SIGINT');
  const { code, stderr } = await running.ended;
  expect(stderr).toMatch(/Abgebrochen\.\n$/);
  expect(code).toBe(1);
  expect(existsSync(join(to, 'log.sqlite'))).toBe(true);
  const again = await lichterkette(['copy', '--from', `sqlite:${from}`, '--to', `sqlite:${to}`]);
  expect(again.stdout).toMatch(/^5000 Einträge stehen im Ziel/);
});
