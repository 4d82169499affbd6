import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { event } from '../../contracts/definitions.ts';
import { freeText } from '../../contracts/fields.ts';
import { everyPage } from '../browser/site.ts';

// A compiler and a run of tests take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

// What is left out of a noun is found, by a sentence that says what to do.

const ROOT = resolve(import.meta.dirname, '../..');
const COPIED = [
  'contracts',
  'projections',
  'src',
  'test',
  'tools',
  'infra',
  'docs',
  'package.json',
  'vitest.config.ts',
];

/** A copy of these sources, gone when the test is over. */
const copy = () => {
  const root = mkdtempSync(join(tmpdir(), 'lichterkette-forgotten-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const name of [...COPIED, 'tsconfig.json'])
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const edit = (file: string, change: (text: string) => string) => {
    const before = readFileSync(join(root, file), 'utf8');
    const after = change(before);
    expect(after, `nothing was left out of ${file}`).not.toBe(before);
    writeFileSync(join(root, file), after);
  };
  const remove = (file: string) => rmSync(join(root, file));
  const run = (command: string): string => {
    const path = [dirname(process.execPath), join(ROOT, 'node_modules/.bin'), process.env.PATH].join(':');
    const env = { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: '0', VITEST: '', NODE_OPTIONS: '' };
    const { status, stdout, stderr } = spawnSync(command, { cwd: root, env, shell: true, encoding: 'utf8' });
    expect(status, 'what was left out was not noticed').not.toBe(0);
    return stdout + stderr;
  };
  return { edit, remove, run, write: (file: string, text: string) => writeFileSync(join(root, file), text) };
};

describe('what the compiler finds', () => {
  it('a subject without a decider, an event without an audience, a right that there is not', () => {
    const { edit, write, run } = copy();
    edit('src/registry.ts', (text) => text.replace('  lotse: { decider: lotseDecider },\n', ''));
    edit('contracts/lotse.ts', (text) =>
      text.replace(/(LotseReleased = [^;]*?) {2}audience: 'kommune',\n/, '$1'),
    );
    edit('contracts/outcome.ts', (text) => text.replace(/right: '[a-z:]+'/, "right: 'outcome:wish'"));
    write(
      'tsconfig.forgotten.json',
      JSON.stringify({ extends: './tsconfig.json', include: ['src/registry.ts'] }),
    );
    const output = run('tsc -p tsconfig.forgotten.json --pretty false');
    expect(output).toMatch(
      /^src\/registry\.ts.*\n?.*Property 'lotse' is missing .* required in type 'DeciderForEverySubject'/m,
    );
    expect(output).toMatch(/^contracts\/lotse\.ts.*LotseReleased/m);
    expect(output).toMatch(/is missing the following properties from type .*: audience, entry$/m);
    expect(output).toMatch(
      /^contracts\/outcome\.ts[^\n]*\n(?: .*\n)*?.*Type '"outcome:wish"' is not assignable to type '"adoption:/m,
    );
  });
});

describe('what of one more command in an old subject is forgotten', () => {
  it('the compiler finds: what it decides, what its event changes, and what that makes of its entry', () => {
    const { edit, write, run } = copy();
    edit('src/decide/adoption/decider.ts', (text) => text.replace(/ {4}'decline-solution': .*\n/, ''));
    edit('src/decide/adoption/state.ts', (text) =>
      text.replace(/ {2}AdoptionDeclined: \([\s\S]*?\n {2}\},\n/, ''),
    );
    edit('contracts/adoption/not-pursued.ts', (text) =>
      text.replace("{ status: 'nicht-weiterverfolgt', sichtbarkeit", '{ sichtbarkeit'),
    );
    write(
      'tsconfig.forgotten.json',
      JSON.stringify({ extends: './tsconfig.json', include: ['src/registry.ts'] }),
    );
    const output = run('tsc -p tsconfig.forgotten.json --pretty false');
    expect(output).toMatch(/'"decline-solution"' is missing .* required in type 'CaseForEveryCommand<[^\n]*/);
    expect(output).toMatch(/'AdoptionDeclined' is missing in type /);
    expect(output).toMatch(/^contracts\/adoption\/not-pursued\.ts.*\n?.*Property 'status' is missing/m);
  });

  it('the tests find: for whom what it makes is, its sentence and its golden file', () => {
    const { edit, remove, run } = copy();
    edit('contracts/adoption/not-pursued.ts', (text) =>
      text.replace(
        "status: 'nicht-weiterverfolgt', sichtbarkeit: 'sichtbarkeit'",
        "status: 'nicht-weiterverfolgt'",
      ),
    );
    edit('src/web/news/adoption.ts', (text) =>
      text.replace(/ {2}AdoptionDeclined:[\s\S]*?\n(?= {2}\w|\};)/, ''),
    );
    remove('test/fixtures/golden/AdoptionDeclined.v1.json');
    const output = run(
      'vitest run test/registry/kinds.test.ts test/registry/registry.test.ts test/web/news-words.test.ts',
    );
    for (const sentence of [
      'AdoptionDeclined makes an entry, and says by a field for whom that is: entry({ id, sichtbarkeit })',
      'test/fixtures/golden/AdoptionDeclined.v1.json is missing: npm run golden writes it',
      'has its sentence in src/web/news/<subject>.ts',
    ])
      expect(output).toContain(sentence);
  });
});

describe('what the tests find', () => {
  it('a command without scenario, random body or twin move, an event without sentence or golden file', () => {
    const { edit, remove, run } = copy();
    remove('test/decide/scenarios/lotse.ts');
    remove('test/decide/properties/moves/lotse.ts');
    remove('test/twins/moves/lotsen.ts');
    remove('test/fixtures/golden/LotseAssigned.v1.json');
    edit('src/web/news/lotse.ts', (text) => text.replace(/ {2}LotseAssigned:[\s\S]*?\n(?= {2}\w|\};)/, ''));
    const files = [
      'decide/scenarios',
      'decide/properties/histories',
      'twins/moves',
      'registry/registry',
      'web/news-words',
    ];
    const output = run(`vitest run ${files.map((file) => `test/${file}.test.ts`).join(' ')}`);
    for (const sentence of [
      'write one in test/decide/scenarios/<subject>.ts',
      'the subject lotse has no random moves: write test/decide/properties/moves/lotse.ts',
      'they are drawn in test/twins/moves/<subject>.ts',
      'test/fixtures/golden/LotseAssigned.v1.json is missing: npm run golden writes it',
      'has its sentence in src/web/news/<subject>.ts',
    ])
      expect(output).toContain(sentence);
  });

  it('a page whose id is of no kind, and one of which the demo has nothing', async () => {
    const nothing = { get: async () => ({ items: [] }) as never };
    await expect(everyPage(nothing, [], [{ path: '/wuensche/:id' }])).rejects.toThrow(
      '/wuensche/:id holds the id of no kind: give the kind its `page` in contracts/fields/kinds',
    );
    await expect(everyPage(nothing, [], [{ path: '/kommunen/:id' }])).rejects.toThrow(
      'the demo has no kommune whose page could be looked at: add one to infra/demo',
    );
  });
});

it('a mark in one form of a union only is refused where the event is declared', () => {
  const data = z.strictObject({
    grund: z.union([z.strictObject({ text: freeText(100) }), z.strictObject({ text: z.string() })]),
  });
  const declared = () =>
    event({
      name: 'WishStated',
      version: 1,
      title: 'Wunsch',
      on: ['kommune'],
      audience: 'oeffentlich',
      data,
    });
  expect(declared).toThrow(
    'WishStated /grund/text: a field is marked in one form of a union and not in another: mark it in every form',
  );
});
