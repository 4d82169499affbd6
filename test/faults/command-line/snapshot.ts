import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** All that lies below a folder: path ▶ what it is, with which rights and which content. */
export type Snapshot = ReadonlyMap<string, string>;

const contentOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

const entryOf = (path: string): string => {
  const stats = lstatSync(path);
  const mode = (stats.mode & 0o7777).toString(8);
  if (stats.isSymbolicLink()) return `link ${readlinkSync(path)}`;
  if (stats.isDirectory()) return `folder ${mode}`;
  return stats.isFile() ? `file ${mode} ${contentOf(path)}` : `special ${mode}`;
};

/** Looks at everything below `folder`. */
export const snapshotOf = (folder: string): Snapshot =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => [name, entryOf(join(folder, name))]),
  );

/** What is there now and was not, what is otherwise, and what is gone. */
export interface Change {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** All differences. */
export const changesBetween = (before: Snapshot, after: Snapshot): Change[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }))
    .filter((change) => change.before !== change.after);
