import { describe, expect, test } from 'vitest';
import { planted } from './planted.ts';

const LOG = "console.info('x');\n";

/** What is planted where, and by which words the check names it. */
const CASES: readonly (readonly [
  what: string,
  script: string,
  files: Record<string, string>,
  says: RegExp,
  looked: RegExp,
])[] = [
  [
    'unformatted code',
    'check:format',
    { 'src/decide/wild.ts': 'export  const wild = "1"\n' },
    /src\/decide\/wild\.ts format/,
    /Checked [1-9]\d* files/,
  ],
  [
    'a type that gives up',
    'check:lint',
    { 'src/decide/any.ts': 'export const wild = (value: any): unknown => value;\n' },
    /no-explicit-any[\s\S]*src\/decide\/any\.ts/,
    /on [1-9]\d* files/,
  ],
  [
    'a type error',
    'check:types',
    { 'src/decide/wrong.ts': "export const wrong: number = 'one';\n" },
    /src\/decide\/wrong\.ts.*TS2322/,
    /looked at [1-9]\d* of our files/,
  ],
  [
    'a type error in the tests',
    'check:types',
    { 'test/wrong.test.ts': "export const wrong: number = 'one';\n" },
    /test\/wrong\.test\.ts.*TS2322/,
    /looked at [1-9]\d* of our files/,
  ],
  [
    'a floating promise',
    'check:lint',
    { 'src/push/late.ts': 'export const late = (): void => {\n  Promise.resolve(1).then(String);\n};\n' },
    /no-floating-promises[\s\S]*src\/push\/late\.ts/,
    /on [1-9]\d* files/,
  ],
  [
    'a promise where none is awaited',
    'check:lint',
    {
      'src/push/late.ts':
        'export const late = (): void => {\n  setImmediate(async () => {\n    await Promise.resolve();\n  });\n};\n',
    },
    /no-misused-promises[\s\S]*src\/push\/late\.ts/,
    /on [1-9]\d* files/,
  ],
  [
    'a function of more than 60 lines',
    'check:lint',
    {
      'src/decide/long.ts': `export const long = (): void => {\n${"  console.info('x');\n".repeat(61)}};\n`,
    },
    /max-lines-per-function[\s\S]*src\/decide\/long\.ts/,
    /on [1-9]\d* files/,
  ],
  [
    'an unused export',
    'check:unused',
    {
      'contracts/greeting.ts':
        "export const GREETING = 'Guten Tag';\nexport const FAREWELL = 'Auf Wiedersehen';\n",
    },
    /FAREWELL\s+contracts\/greeting\.ts/,
    /looked at [1-9]\d* files/,
  ],
  [
    'an unused file',
    'check:unused',
    { 'src/decide/forgotten.ts': 'export const forgotten = 1;\n' },
    /Unused files[\s\S]*src\/decide\/forgotten\.ts/,
    /looked at [1-9]\d* files/,
  ],
  [
    'an unlisted package',
    'check:unused',
    { 'src/main.ts': "import express from 'express';\n\nexpress();\n" },
    /Unlisted dependencies[\s\S]*express/,
    /looked at [1-9]\d* files/,
  ],
];

const forbidden = (rule: string, from: string, to: string) =>
  [
    `an import from ${from} to ${to}`,
    'check:imports',
    {
      [to]: 'export const there = 1;\n',
      [from]: `import { there } from '${'../'.repeat(from.split('/').length - 1)}${to}';\n\nconsole.info(there);\n`,
    },
    new RegExp(`${rule}: ${from.replaceAll('.', '\\.')} → ${to.replaceAll('.', '\\.')}`),
    /[1-9]\d* modules/,
  ] as const;

const IMPORTS = [
  forbidden('contracts-import-nothing-of-ours', 'contracts/a.ts', 'src/decide/b.ts'),
  forbidden('decide-imports-only-contracts', 'src/decide/a.ts', 'projections/b.ts'),
  forbidden('projections-import-only-contracts', 'projections/a.ts', 'src/project/b.ts'),
  forbidden('projections-order-model', 'projections/model/a.ts', 'projections/tables/b.ts'),
  forbidden('projections-order-search', 'projections/search/a.ts', 'projections/lists/b.ts'),
  forbidden('projections-order-lists', 'projections/lists/a.ts', 'projections/tables/b.ts'),
  forbidden('projections-order-tables', 'projections/tables/one/a.ts', 'projections/reading/b.ts'),
  forbidden('projections-order-reading', 'projections/reading/a.ts', 'projections/answers/one/b.ts'),
  forbidden('projections-order-answers', 'projections/answers/one/a.ts', 'projections/b.ts'),
  forbidden('answers-stay-apart', 'projections/answers/one/a.ts', 'projections/answers/other/b.ts'),
  forbidden('projections-have-their-layer', 'projections/elsewhere/a.ts', 'contracts/b.ts'),
  forbidden('import-order-registry', 'src/registry.ts', 'src/store/b.ts'),
  forbidden('import-order-store', 'src/store/a.ts', 'src/command/b.ts'),
  forbidden('import-order-command', 'src/command/a.ts', 'src/http/b.ts'),
  forbidden('import-order-project', 'src/project/a.ts', 'src/ask/b.ts'),
  forbidden('import-order-ask', 'src/ask/a.ts', 'src/http/b.ts'),
  forbidden('import-order-push', 'src/push/a.ts', 'src/web/b.ts'),
  forbidden('import-order-http', 'src/http/a.ts', 'src/exchange/b.ts'),
  forbidden('import-order-terminal', 'src/terminal/a.ts', 'src/web/b.ts'),
  forbidden('import-order-formats', 'src/web/a.ts', 'src/cli/b.ts'),
  forbidden('import-order-import', 'src/import/a.ts', 'src/hub/b.ts'),
  forbidden('import-order-hub', 'src/hub/a.ts', 'src/cli/b.ts'),
  forbidden('import-order-command-line', 'src/cli/a.ts', 'src/main.ts'),
  forbidden('the-start-knows-no-command-line', 'src/main.ts', 'src/cli/b.ts'),
  forbidden('every-room-has-its-place', 'src/elsewhere/a.ts', 'contracts/b.ts'),
  forbidden('only-wiring-knows-engines', 'src/http/a.ts', 'src/store/sqlite/b.ts'),
  forbidden('only-wiring-knows-engines', 'src/project/a.ts', 'src/store/eventstoredb/b.ts'),
  forbidden('only-access-is-access', 'src/http/a.ts', 'src/access/base.ts'),
  forbidden('only-access-is-access', 'src/web/a.ts', 'src/access/made-identity.ts'),
  forbidden('only-wiring-knows-the-demo', 'src/http/a.ts', 'src/access/demo/b.ts'),
  forbidden('source-knows-no-tests', 'src/http/a.ts', 'test/b.ts'),
];

const OTHERS = [
  [
    'files read by the core',
    'check:imports',
    { 'src/decide/a.ts': `import { readFileSync } from 'node:fs';\n\nreadFileSync('x');\n` },
    /pure-core: src\/decide\/a\.ts → (node:)?fs/,
    /[1-9]\d* modules/,
  ],
  [
    'a cycle',
    'check:imports',
    {
      'src/http/a.ts': `import './b.ts';\n\n${LOG}`,
      'src/http/b.ts': `import './a.ts';\n\n${LOG}`,
    },
    /no-cycles: src\/http\/[ab]\.ts/,
    /[1-9]\d* modules/,
  ],
  [
    'a circle among folders of which no file is in one',
    'check:imports',
    {
      'projections/tables/one/a.ts': `import '../other/a.ts';\n\n${LOG}`,
      'projections/tables/one/b.ts': LOG,
      'projections/tables/other/a.ts': LOG,
      'projections/tables/other/b.ts': `import '../one/b.ts';\n\n${LOG}`,
    },
    /no-circle-among-folders: projections\/tables\/(one|other)/,
    /[1-9]\d* modules/,
  ],
  [
    'a circle among folders of a room',
    'check:imports',
    {
      'src/store/one/a.ts': `import '../other/a.ts';\n\n${LOG}`,
      'src/store/one/b.ts': LOG,
      'src/store/other/a.ts': LOG,
      'src/store/other/b.ts': `import '../one/b.ts';\n\n${LOG}`,
    },
    /no-circle-among-folders: src\/store\/(one|other)/,
    /[1-9]\d* modules/,
  ],
  [
    'a circle between two rooms of one rank',
    'check:imports',
    {
      'src/push/a.ts': `import '../client/a.ts';\n\n${LOG}`,
      'src/push/b.ts': LOG,
      'src/client/a.ts': LOG,
      'src/client/b.ts': `import '../push/b.ts';\n\n${LOG}`,
    },
    /no-circle-among-folders: src\/(push|client)/,
    /[1-9]\d* modules/,
  ],
  [
    'a source file in no layer that imports nothing and is imported',
    'check:imports',
    { 'src/elsewhere/a.ts': LOG, 'src/main.ts': `import './elsewhere/a.ts';\n\n${LOG}` },
    /every-room-has-its-place: src\/main\.ts → src\/elsewhere\/a\.ts/,
    /[1-9]\d* modules/,
  ],
  [
    'a source file in no layer that stands alone',
    'check:imports',
    { 'src/alone.ts': LOG },
    /every-room-has-its-place: src\/alone\.ts/,
    /[1-9]\d* modules/,
  ],
  [
    'a projection in no layer that stands alone',
    'check:imports',
    { 'projections/elsewhere/a.ts': LOG },
    /projections-have-their-layer: projections\/elsewhere\/a\.ts/,
    /[1-9]\d* modules/,
  ],
] as const;

describe.each([...CASES, ...IMPORTS, ...OTHERS])('%s', (_what, script, files, says, looked) => {
  test(`is found by ${script}, and only that`, () => {
    const { clean, dirty } = planted(script, files);
    expect(clean.output).toMatch(looked);
    expect(clean).toMatchObject({ passed: true });
    expect(dirty.output).toMatch(says);
    expect(dirty.passed).toBe(false);
  });
});
