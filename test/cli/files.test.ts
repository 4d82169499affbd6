import { closeSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sqliteFiles } from '../../src/store/sqlite/files.ts';
import { rawLog } from '../faults/harness/raw-log.ts';
import { demoDirectory } from '../operate/demo-directory.ts';
import { lichterkette, start } from '../operate/process.ts';
import { emptyDirectory } from '../project/demo-log.ts';

const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname;
const directory = demoDirectory();
const entries = rawLog(directory).length;
const lastWeek = (): string => {
  const file = join(emptyDirectory(), 'export.jsonl');
  writeFileSync(file, 'von letzter Woche');
  return file;
};

describe('a mistyped data directory', () => {
  const typo = join(emptyDirectory(), 'dta');

  it('empties no export, not even where it may be replaced', async () => {
    const file = lastWeek();
    const { code, stderr } = await lichterkette(['export', '--data', typo, '--out', file, '--overwrite']);
    expect(stderr).toMatch(/dta\/log\.sqlite lässt sich nicht öffnen/);
    expect(code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe('von letzter Woche');
    expect(readdirSync(join(file, '..'))).toEqual(['export.jsonl']);
  });

  it.each([
    ['export'],
    ['verify'],
    ['rebuild'],
    ['doctor'],
    ['backup', '--out', emptyDirectory()],
    ['restore', '/gibt/es/nicht.sqlite'],
    ['copy', '--from', `sqlite:${typo}`, '--to', `sqlite:${typo}-auch`],
  ])('is not made by %s', async (verb, ...args) => {
    await lichterkette([verb, ...args, ...(verb === 'copy' ? [] : ['--data', typo])]);
    expect(readdirSync(join(typo, '..'))).toEqual([]);
  });
});

describe('export', () => {
  it('replaces a file where it is told to, and not otherwise', async () => {
    const file = lastWeek();
    const run = (...args: string[]) => lichterkette(['export', '--data', directory, '--out', file, ...args]);
    expect((await run()).stderr).toMatch(/gibt es schon\. Soll es ersetzt werden: --overwrite\./);
    expect(readFileSync(file, 'utf8')).toBe('von letzter Woche');
    expect((await run('--overwrite')).code).toBe(0);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(entries);
  });

  it('twice at once into one file: one makes it, one is refused, and it is whole', async () => {
    const file = join(emptyDirectory(), 'export.jsonl');
    const run = () => lichterkette(['export', '--data', directory, '--out', file]);
    const ended = await Promise.all([run(), run()]);
    expect(ended.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(ended.map(({ stderr }) => stderr).join()).toMatch(/gibt es (schon|inzwischen)/);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(entries);
    expect(readdirSync(join(file, '..'))).toEqual(['export.jsonl']);
  });
});

describe('output that cannot be written is told, and ends with 1', () => {
  it.each([['export'], ['verify'], ['doctor']])('%s', async (verb) => {
    const full = openSync('/dev/full', 'w');
    const { code, stderr } = await start([MAIN, verb, '--data', directory], { stdout: full }).ended;
    closeSync(full);
    expect(stderr).toMatch(/^Die Ausgabe lässt sich nicht schreiben: der Datenträger ist voll\.$/m);
    expect(stderr).not.toMatch(/^\s+at |Error/m);
    expect(code).toBe(1);
  });

  it('where whoever reads it has gone', async () => {
    const exporting = start([MAIN, 'export', '--data', directory]);
    exporting.child.stdout?.destroy();
    const { code, stderr } = await exporting.ended;
    expect(stderr).toBe('Die Ausgabe wurde geschlossen, bevor alles ausgegeben war.\n');
    expect(code).toBe(1);
  });
});

it('two restores in the same second keep both former logs', async () => {
  const [data, backup] = [demoDirectory(), join(demoDirectory(), 'log.sqlite')];
  const how = { overwrite: true, check: async () => undefined, now: new Date() };
  const files = sqliteFiles(data);
  const asides: (string | undefined)[] = [];
  for (const text of ['der erste', 'der zweite', 'der dritte']) {
    writeFileSync(join(data, 'log.sqlite'), text);
    asides.push(await files.replaceWith(backup, how));
  }
  expect(asides.map((aside = '') => readFileSync(aside, 'utf8'))).toEqual([
    'der erste',
    'der zweite',
    'der dritte',
  ]);
});
