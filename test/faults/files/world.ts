import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Attempt } from '../fault.ts';
import { hubProcess } from '../harness/hub-process.ts';
import { type Sent, send, Village } from '../harness/load.ts';

/** What all cases begin with. */
export interface World {
  /** A data directory as a hub left it that was ended. */
  readonly template: string;
  readonly older: string;
  readonly other: string;
  readonly strange: string;
  /** All commands that were answered while the template was made. */
  readonly sent: readonly Sent[];
}

const COMMANDS = 12;

/** The same folder once more, with its links and rights. */
export const copyOf = (from: string, to: string): void => void execFileSync('cp', ['-a', from, to]);

const written = async (url: string, village: Village, count: number): Promise<Sent[]> => {
  const sent: Sent[] = [];
  for (let index = 0; index < count; index += 1) sent.push(village.learn(await send(url, village.next())));
  return sent;
};

/** Lets a hub write, and copies its directory to `to` while it runs. */
const made = async (attempt: Attempt, directory: string, to: string): Promise<Sent[]> => {
  const hub = hubProcess({ directory });
  attempt.afterwards(() => hub.kill('SIGKILL'));
  const url = await hub.url;
  const village = new Village(attempt.random);
  const sent = [...(await village.settle(url, 3)), ...(await written(url, village, COMMANDS))];
  copyOf(directory, to);
  sent.push(...(await written(url, village, COMMANDS)));
  hub.kill('SIGTERM');
  await hub.ended;
  return sent;
};

/** Makes it: two logs that know nothing of each other, each with a copy of an earlier moment. */
export const makeWorld = async (attempt: Attempt): Promise<World> => {
  const root = attempt.directory();
  const [template, older, another, other, strange] = ['daten', 'frueher', 'andere', 'fremd', 'db'].map(
    (name) => join(root, name),
  ) as [string, string, string, string, string];
  for (const directory of [template, another]) mkdirSync(directory);
  const [sent] = await Promise.all([made(attempt, template, older), made(attempt, another, other)]);
  const database = new DatabaseSync(strange);
  database.exec('CREATE TABLE event (x); INSERT INTO event VALUES (1)');
  database.close();
  return { template, older, other, strange, sent };
};
