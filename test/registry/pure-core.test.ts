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

/** State of a module that outlives a call: what is kept belongs to the read side (`projections/model/memory.ts`). */
const KEPT =
  /^(export )?(let|var) |^(export )?const \w+[^=]*= new (Weak(Map|Set|Ref)|(Map|Set)(<.*>)?\(\)|Recent|Numbering)|^(export )?const \w+: (?!readonly |Readonly).*= (\[\]|\{\});/;

const kept = (text: string) => text.split('\n').filter((line) => KEPT.test(line));

describe('contracts, deciders and projections', () => {
  const files = ['contracts', 'src/decide', 'projections'].flatMap(sources);

  it('are there to be looked at', () => {
    expect(files.length).toBeGreaterThan(60);
  });

  it.each(files)('%s takes clock, ids and randomness as arguments', (file) => {
    expect(impure(readFileSync(join(root, file), 'utf8'))).toEqual([]);
  });

  // What is read of a schema, which is a constant, holds for good.
  const except = ['contracts/fields/marked-fields.ts', 'src/decide/model/ref-facts.ts'];

  it.each(files.filter((file) => !except.includes(file)))('%s keeps nothing from call to call', (file) => {
    expect(kept(readFileSync(join(root, file), 'utf8'))).toEqual([]);
  });

  it.each([
    'let last = 0;',
    'export let last: string | undefined;',
    'const known = new Map<string, string>();',
    'const known: Map<string, string> = new Map();',
    'const known = new WeakMap<object, string>();',
    'const recent = new Recent<string>(8);',
    'const all: string[] = [];',
  ])('would be found out with %s', (line) => {
    expect(kept(line)).toHaveLength(1);
    expect(kept(`  ${line}`)).toHaveLength(0);
  });

  it.each([
    "const ALL = new Set(['a']);",
    'const NONE: readonly never[] = [];',
    'const KEPT = keepsake(() => new Map());',
  ])('may have %s', (line) => expect(kept(line)).toEqual([]));

  it('would be found out', () => {
    expect(impure('const now = Date.now();')).toHaveLength(1);
    expect(impure('  // Date.now() would be wrong here')).toHaveLength(0);
  });
});
