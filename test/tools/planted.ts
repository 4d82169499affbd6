import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

const CONFIGURATION = [
  '.dependency-cruiser.mjs',
  '.gitignore',
  '.oxlintrc.json',
  'biome.json',
  'knip.jsonc',
  'tools',
  'tsconfig.json',
  'vitest.config.ts',
];

const TOOLS =
  /^(@biomejs\/biome|@swc\/core|@types\/node|dependency-cruiser|knip|oxlint.*|typescript|vitest)$/;

/** A small project in which every check passes, in the rooms that the checks know. */
const CLEAN: Readonly<Record<string, string>> = {
  'contracts/greeting.ts': "export const GREETING = 'Guten Tag';\n",
  'projections/greetings.ts':
    "import { GREETING } from '../contracts/greeting.ts';\n\nexport const greetings = [GREETING];\n",
  'src/decide/greet.ts':
    "import { GREETING } from '../../contracts/greeting.ts';\n\nexport const greet = (name: string): string => [GREETING, name].join();\n",
  'src/main.ts':
    "import { greetings } from '../projections/greetings.ts';\nimport { greet } from './decide/greet.ts';\n\nconsole.info(greet('Welt'), greetings);\n",
  'infra/port.ts': 'export {};\n',
  'test/greet.test.ts':
    "import { expect, test } from 'vitest';\nimport '../infra/port.ts';\nimport { greet } from '../src/decide/greet.ts';\n\ntest('greets', () => expect(greet('A')).toContain('A'));\n",
};

const manifest = () => {
  const { scripts, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const tools = Object.entries(devDependencies).filter(([name]) => TOOLS.test(name));
  const kept = { name: 'planted', private: true, type: 'module', scripts };
  return JSON.stringify({ ...kept, devDependencies: Object.fromEntries(tools) }, null, 2);
};

const write = (root: string, files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
};

/** A temporary project with our checks and their configuration; removed when the test is over. */
export const project = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'lichterkette-planted-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const name of CONFIGURATION) cpSync(join(ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  write(root, { ...CLEAN, 'package.json': `${manifest()}\n` });
  return root;
};

/** Runs one of our scripts there, as `npm run` does. */
export const run = (root: string, script: string) => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const path = [dirname(process.execPath), join(ROOT, 'node_modules/.bin'), process.env.PATH].join(':');
  const { status, stdout, stderr } = spawnSync(scripts[script], {
    cwd: root,
    env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: '0', VITEST: '', NODE_OPTIONS: '' },
    shell: true,
    encoding: 'utf8',
  });
  return { passed: status === 0, output: stdout + stderr, last: stdout.trimEnd().split('\n').at(-1) };
};

/** What the check says of the clean project, and what after `files` were planted in it. */
export const planted = (script: string, files: Readonly<Record<string, string>>) => {
  const root = project();
  const clean = run(root, script);
  write(root, files);
  return { clean, dirty: run(root, script) };
};
