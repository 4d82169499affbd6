import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { changesBetween, type Snapshot, snapshotOf } from '../command-line/snapshot.ts';
import { Tally } from '../fault.ts';
import { compareWithLog } from '../harness/answered.ts';
import type { HubProcess } from '../harness/hub-process.ts';
import { exchange, type Sent, send } from '../harness/load.ts';
import { byCommand, logFaults, type RawEvent, rawFile } from '../harness/raw-log.ts';

/** The log in a directory, read from a copy, so that nothing of it is touched; undefined where it cannot be read. */
export const readCopy = (directory: string): RawEvent[] | undefined => {
  const copy = mkdtempSync(join(tmpdir(), 'lichterkette-T25-blick-'));
  try {
    for (const suffix of ['', '-wal'])
      if (existsSync(join(directory, `log.sqlite${suffix}`)))
        execFileSync('cp', ['-L', join(directory, `log.sqlite${suffix}`), copy], { stdio: 'ignore' });
    return rawFile(join(copy, 'log.sqlite'));
  } catch {
    return undefined;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};

/** What was answered with 201 although the files had been harmed before it was sent, and is not in the log that lies there. */
export const lostAfterwards = (directory: string, sent: readonly Sent[]): string[] => {
  const answered = sent.filter(({ status }) => status === 201);
  if (answered.length === 0) return [];
  const events = readCopy(directory);
  if (events === undefined) return [`${answered.length} commands answered, and no log can be read`];
  const stored = byCommand(events);
  const lost = answered.filter(({ key, appends }) => stored.get(key)?.length !== appends);
  return lost.map(({ path }) => `answered and gone: ${path}`);
};

/** Words with a verb's worth of them, and nothing of how the program is made. */
const SENTENCE = /\p{Ll}{3,} .*\p{Ll}{3,}/u;
const STACK = /^\s+at |Error\b/m;

const UNTOUCHED = /^daten\/log\.sqlite(-wal)?$/;

/** What lay there before a start. */
export interface Found {
  readonly root: string;
  readonly directory: string;
  readonly files: Snapshot;
  /** Where nobody had harmed the log itself: what stood in it. A start may write its WAL back, and lose nothing by it. */
  readonly log: readonly RawEvent[] | undefined;
}

/** What is wrong with a start that was refused: how it ended, what it said, and what it did all the same. */
export const openly = async (hub: HubProcess, before: Found, must: boolean): Promise<string[]> => {
  const { root, directory, files, log } = before;
  const { code, signal } = await hub.ended;
  const said = hub.output();
  const wrong: string[] = [];
  if (code !== 1) wrong.push(`ended with ${code ?? signal}: ${said.slice(-200)}`);
  if (!SENTENCE.test(said) || STACK.test(said)) wrong.push(`says: ${said.slice(-300)}`);
  // Whoever reads a log makes an empty WAL where there is none.
  const touched = changesBetween(files, snapshotOf(root)).filter(
    ({ path, before: was }) => was !== undefined && UNTOUCHED.test(path),
  );
  const isWhole = log !== undefined && isDeepStrictEqual(readCopy(directory), log);
  if (!isWhole) wrong.push(...touched.map(({ path }) => `refused, and yet ${path} is another one`));
  if (must) wrong.push(`nothing is lost, and yet it says: ${said.slice(-300)}`);
  return wrong;
};

const halted = async (url: string): Promise<boolean> =>
  (await exchange(url, '/readyz')).text.includes('"halted"');

/** How long a hub that has started may take to find what its start did not look at. */
const FOUND_WITHIN_MS = 400;
const REPEATED = 4;

/**
 * What is wrong with a hub that has started: all that was ever answered must be there, once and as it was answered, and nothing
 * that nobody sent; or it has noticed by itself, and takes nothing.
 */
export const wholeAgain = async (
  url: string,
  directory: string,
  sent: readonly Sent[],
  must: boolean,
): Promise<string[]> => {
  await new Promise((resolve) => setTimeout(resolve, FOUND_WITHIN_MS));
  const probe = {
    key: crypto.randomUUID(),
    path: '/v1/verbuende',
    body: { name: 'Probe', kind: 'zweckverband' },
    appends: 1,
  };
  const { status } = await send(url, probe);
  if (await halted(url)) return status === 201 ? ['it takes commands although it has stopped itself'] : [];
  const events = rawFile(join(directory, 'log.sqlite'));
  const tally = new Tally();
  compareWithLog(sent, byCommand(events), tally);
  const wrong = [...tally.broken, ...logFaults(events)].slice(0, 5);
  const known = new Set([...sent, probe].map(({ key }) => key));
  const strange = events.filter(({ metadata }) => !known.has(metadata.commandId));
  if (strange.length > 0) wrong.push(`${strange.length} events that nobody sent`);
  // What it cannot write at the moment it refuses, and goes on with what it has.
  const takes = status === 201 || (status === 503 && !must);
  if (!takes) wrong.push(`it has started and answers a command with ${status}`);
  for (const one of sent.filter((each) => each.status === 201).slice(-REPEATED)) {
    const { key, path, body, appends, answer } = one;
    const again = await send(url, { key, path, body, appends });
    if (!isDeepStrictEqual(again.answer, answer))
      wrong.push(`a repeat is answered with ${again.status}: ${path}`);
  }
  return wrong;
};
