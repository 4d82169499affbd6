import { execFile } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { hubProcess } from './harness/hub-process.ts';
import { type Running, startLoad, Village } from './harness/load.ts';
import { logFaults, type RawEvent, rawLog } from './harness/raw-log.ts';

const BACKUPS = { small: 1, issue: 20 };
const LANES = 2;
const CLI = new URL('../../src/cli/main.ts', import.meta.url).pathname;
const run = promisify(execFile);

/** Runs a verb of the command line; its exit code. */
const cli = async (...args: string[]): Promise<{ code: number; said: string }> => {
  try {
    const { stdout, stderr } = await run(process.execPath, [CLI, ...args], { timeout: 120_000 });
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const { code, stderr = '' } = error as { code?: number; stderr?: string };
    return { code: code ?? 1, said: stderr };
  }
};

/** The last position that was answered by now: what a backup that begins now has to hold. */
const lastAnswered = ({ sent }: Running): string =>
  sent.reduce((last, { answer }) => (answer && answer.position > last ? answer.position : last), '');

/** The log as a file somewhere else; `naively`: by copying the file while it is written to. */
const backedUp = async (directory: string, attempt: Attempt, tally: Tally): Promise<string> => {
  const file = join(attempt.directory(), 'sicherung.sqlite');
  if (attempt.sabotage) copyFileSync(join(directory, 'log.sqlite'), file);
  else {
    const { code, said } = await cli('backup', '--data', directory, '--out', file);
    tally.must(code === 0, `backup ended with ${code}: ${said}`);
  }
  return file;
};

const eventsIn = (directory: string): RawEvent[] => {
  try {
    return rawLog(directory);
  } catch {
    return [];
  }
};

/** One backup beside a hub that writes, restored elsewhere, verified, and compared with the log that it came from. */
const round = async (directory: string, load: Running, attempt: Attempt, tally: Tally): Promise<void> => {
  const answered = lastAnswered(load);
  const file = await backedUp(directory, attempt, tally);
  const elsewhere = attempt.directory();
  const restored = await cli('restore', file, '--data', elsewhere);
  tally.count('backups');
  tally.must(restored.code === 0, `restore ended with ${restored.code}: ${restored.said}`);
  const { code, said } = await cli('verify', '--data', elsewhere);
  tally.must(code === 0, `the restored log does not verify: ${said}`);
  const copy = eventsIn(elsewhere);
  const original = rawLog(directory);
  tally.count('events restored', copy.length);
  tally.must((copy.at(-1)?.position ?? '') >= answered, `answered before the backup, not in it: ${answered}`);
  tally.must(
    isDeepStrictEqual(copy, original.slice(0, copy.length)),
    'the copy is not the beginning of the log',
  );
  tally.broken.push(...logFaults(copy).slice(0, 5));
};

export const backups: Fault = {
  id: 'T20',
  title: 'backups of a log that is written to, restored elsewhere and verified',
  sabotage: 'the file is copied as it lies there',
  run: async (attempt) => {
    const tally = new Tally();
    const directory = attempt.directory();
    const hub = hubProcess({ directory });
    attempt.afterwards(() => hub.kill('SIGKILL'));
    const url = await hub.url;
    const village = new Village(attempt.random);
    await village.settle(url, 5);
    const load = startLoad(url, village, LANES);
    for (let count = 0; count < BACKUPS[attempt.size]; count += 1) {
      const before = load.sent.length;
      await round(directory, load, attempt, tally);
      tally.must(load.sent.length > before, 'nothing was written meanwhile');
    }
    await load.stop();
    tally.note('commands meanwhile', load.sent.length);
    return tally;
  },
};
