import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomFrom } from '../harness/random.ts';
import { canBeTogether, FILES, HARMS, type Harm } from './harms.ts';

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lichterkette-harms-'));
  const database = new DatabaseSync(join(root, 'strange'));
  database.exec('CREATE TABLE event (x)');
  database.close();
  for (const name of ['older', 'other']) filled(join(root, name));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A data directory with every file that a hub makes; what they hold does not matter here, but that the log is a database. */
const filled = (directory: string): void => {
  mkdirSync(directory);
  for (const name of FILES) writeFileSync(join(directory, name), '');
  copyFileSync(join(root, 'strange'), join(directory, 'log.sqlite'));
};

/** What harms do to a directory when they are done one after the other, where they cannot be done. */
const failing = (harms: readonly Harm[]): string | undefined => {
  const [at, aside] = [join(root, 'daten'), join(root, 'beiseite')];
  filled(at);
  mkdirSync(aside);
  const scene = {
    at,
    aside,
    older: join(root, 'older'),
    other: join(root, 'other'),
    strange: join(root, 'strange'),
    random: randomFrom(1),
  };
  try {
    for (const harm of harms) harm.do(scene);
    return undefined;
  } catch (error) {
    return `${harms.map(({ name }) => name).join(' + ')}: ${error}`;
  } finally {
    for (const made of [at, aside]) rmSync(made, { recursive: true, force: true });
  }
};

it('harms that a case may do together can all be done, whichever comes first', () => {
  // Harms of one file each do nothing to each other.
  const onOne = (harm: Harm) => FILES.some((file) => harm.files.length === 1 && harm.files[0] === file);
  const pairs = HARMS.flatMap((one) => HARMS.map((other) => [one, other]));
  const drawn = pairs.filter((harms) => canBeTogether(harms) && !harms.every(onOne));
  expect(drawn.length).toBeGreaterThan(400);
  expect(drawn.flatMap((harms) => failing(harms) ?? [])).toEqual([]);
});
