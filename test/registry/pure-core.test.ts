import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

/** Reads the clock, makes randomness, or waits: what a pure function is given instead. */
const IMPURE =
  /new Date\(\)|Date\.now|Math\.random|random(UUID|Bytes)|setTimeout|setInterval|process\.(?!ts')|performance\.now/;

const impure = (text: string) =>
  text.split('\n').filter((line) => IMPURE.test(line) && !/^\s*(\/\/|\*)/.test(line));

describe('contracts, deciders and projections', () => {
  const files = ['contracts', 'src/decide', 'projections'].flatMap(sources);

  it('are there to be looked at', () => {
    expect(files.length).toBeGreaterThan(60);
  });

  it.each(files)('%s takes clock, ids and randomness as arguments', (file) => {
    expect(impure(readFileSync(join(root, file), 'utf8'))).toEqual([]);
  });

  it('would be found out', () => {
    expect(impure('const now = Date.now();')).toHaveLength(1);
    expect(impure('  // Date.now() would be wrong here')).toHaveLength(0);
  });
});
