import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const PROGRAM = new URL('holder.ts', import.meta.url).pathname;

/** Connections that one process holds: what many systems allow without being asked. */
const EACH = 900;

/** Connections that are held in every state. */
export interface Held {
  /** How many have reached each state, and how many have not. */
  readonly reached: Readonly<Record<string, number>>;
  readonly missed: Readonly<Record<string, number>>;
  /** All of them leave at once. */
  leave(): Promise<void>;
}

interface Said {
  readonly reached: Record<string, number>;
  readonly missed: Record<string, number>;
}

const said = async (child: ChildProcess): Promise<Said> => {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  while (!text.includes('\n')) await Promise.race([once(child.stdout ?? child, 'data'), ended(child)]);
  return JSON.parse(text) as Said;
};

const ended = async (child: ChildProcess): Promise<never> => {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`whoever was to hold connections ended with ${code}`);
};

const summed = (all: readonly Record<string, number>[]): Record<string, number> => {
  const sum: Record<string, number> = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

/** Holds `count` connections to a hub, from as many processes as it takes. */
export const holders = async (port: number, count: number): Promise<Held> => {
  const children = Array.from({ length: Math.ceil(count / EACH) }, (_, index) =>
    spawn(process.execPath, [PROGRAM, String(port), String(Math.min(EACH, count - index * EACH))], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const all = await Promise.all(children.map(said));
  return {
    reached: summed(all.map(({ reached }) => reached)),
    missed: summed(all.map(({ missed }) => missed)),
    leave: async () => {
      await Promise.all(
        children.map(async (child) => {
          const gone = once(child, 'exit');
          child.stdin.end();
          if (child.exitCode === null) await gone;
        }),
      );
    },
  };
};
