import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { StoredEvent } from '../../contracts/envelope.ts';

/** The moment at which all compared hubs stand. */
const NOW = '2026-11-24T09:00:00.000Z';

const here = (file: string): string => new URL(file, import.meta.url).pathname;

/** A hub of a tree, with the demo and nothing else. */
export interface TreeHub {
  readonly url: string;
  /** Hash over all rows of its read models. */
  readonly rowsHash: string;
  /** Every event of its export, in the order of the log. */
  readonly events: readonly Exported[];
  close(): Promise<void>;
}

/** A line of an export: an event without its position. */
export type Exported = Omit<StoredEvent, 'position'>;

const exportOf = async (tree: string, directory: string): Promise<readonly Exported[]> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [`${tree}/src/cli/main.ts`, 'export', '--data', directory],
    { maxBuffer: 256 * 1024 * 1024 },
  );
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Exported);
};

/** Starts the hub of `tree` on a fresh data directory, on loopback, with the demo in the folder `demo`. Throws where it says nothing. */
export const hubOfTree = async (tree: string, directory: string, demo: string): Promise<TreeHub> => {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      here('still.ts'),
      here('hub-of-tree.ts'),
      tree,
      directory,
      demo,
      NOW,
    ],
    { cwd: tree, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const close = async () => {
    child.stdin.end();
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const { url, rowsHash } = JSON.parse(line) as { url: string; rowsHash: string };
    return { url, rowsHash, events: await exportOf(tree, directory), close };
  }
  throw new Error(`the hub of ${tree} ended before it was ready`);
};
