import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What was compared of the worlds of one seed. */
export interface Compared {
  readonly seed: number;
  readonly addresses: number;
  readonly answers: number;
  readonly bytes: number;
  readonly differences: readonly string[];
}

/** A rule that was switched off: at which seed the worlds differed, and how; null where they did not. */
export interface Switched {
  readonly what: string;
  readonly seed: number;
  readonly found: string | null;
}

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Runs a program whose lines are JSON, in a process of its own. Rejects where it does not end well. */
const lines = async (
  args: readonly string[],
  take: (line: never) => void,
  stop: (end: () => void) => void,
): Promise<void> => {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  stop(() => void child.kill('SIGKILL'));
  const closed = new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-4000);
  });
  for await (const line of createInterface({ input: child.stdout })) take(JSON.parse(line) as never);
  const code = await closed;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`);
};

type Stop = (end: () => void) => void;

/** Compares the worlds of so many seeds, in so many processes beside each other. */
export const compareSeeds = async (
  { from, count, beside }: { from: number; count: number; beside: number },
  take: (compared: Compared) => void,
  stop: Stop,
): Promise<void> => {
  const each = Math.ceil(count / beside);
  await Promise.all(
    Array.from({ length: beside }, (_, index) => {
      const most = Math.max(0, Math.min(each, count - index * each));
      return lines([fileOf('main.ts'), `--from=${from + index * each}`, `--count=${most}`], take, stop);
    }),
  );
};

/** Switches rules off, one after the other: the first `rules` of them, or all. */
export const switchRulesOff = (
  { from, tries, rules }: { from: number; tries: number; rules?: number },
  take: (switched: Switched) => void,
  stop: Stop,
): Promise<void> => {
  const most = rules === undefined ? [] : [`--rules=${rules}`];
  const hook = ['--import', fileOf('sabotage/hook.ts')];
  return lines(
    [...hook, fileOf('sabotage/main.ts'), `--from=${from}`, `--tries=${tries}`, ...most],
    take,
    stop,
  );
};
