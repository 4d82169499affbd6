import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project, run } from './planted.ts';

const packages = (licences: Readonly<Record<string, unknown>>, locked: object = {}): string => {
  const root = project();
  rmSync(join(root, 'node_modules'));
  mkdirSync(join(root, 'node_modules'));
  for (const [name, license] of Object.entries(licences)) {
    mkdirSync(join(root, 'node_modules', name), { recursive: true });
    writeFileSync(join(root, 'node_modules', name, 'package.json'), JSON.stringify({ name, license }));
  }
  const entries = Object.keys(licences).map((name) => [`node_modules/${name}`, locked]);
  const lock = { packages: { '': {}, ...Object.fromEntries(entries) } };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
  return root;
};

const check = (licences: Readonly<Record<string, unknown>>, locked?: object) =>
  run(packages(licences, locked), 'check:licences');

test('licences that go with ours pass, also as one of several', () => {
  const { passed, output } = check({
    a: 'MIT',
    b: '(GPL-3.0 OR Apache-2.0)',
    '@c/d': 'BSD-3-Clause AND ISC',
  });
  expect(output).toContain('looked at 3 of 3 production packages');
  expect(passed).toBe(true);
});

test.each([
  ['a foreign licence', { bad: 'GPL-3.0-only' }, 'bad: GPL-3.0-only'],
  ['one of two that both hold', { '@x/bad': 'MIT AND SSPL-1.0' }, '@x/bad: MIT AND SSPL-1.0'],
  ['no licence', { bad: undefined }, 'bad: names no licence'],
  ['the licence of fonts for code', { bad: 'OFL-1.1' }, 'bad: OFL-1.1'],
])('%s is named', (_what, licences, says) => {
  const { passed, output } = check({ good: 'MIT', ...licences });
  expect(output).toContain(`licence not allowed: ${says}`);
  expect(passed).toBe(false);
});

test('packages for development are not passed on', () => {
  const root = packages({ tool: 'GPL-3.0-only' }, { dev: true });
  expect(run(root, 'check:licences').output).toContain('looked at 0 of 0');
});

test('a production tree with nothing in it is a failure', () => {
  expect(check({}).passed).toBe(false);
});

test('the real production tree passes', () => {
  const root = project();
  const real = join(import.meta.dirname, '../..');
  symlinkSync(join(real, 'package-lock.json'), join(root, 'package-lock.json'));
  expect(run(root, 'check:licences').output).toMatch(/looked at [1-9]\d+ of/);
  expect(run(root, 'check:licences').passed).toBe(true);
});
