import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project, run } from './planted.ts';

/** What the check knows and names: both stand in our own lock file as well. */
const KNOWN = {
  'node_modules/@swc/core': { integrity: 'sha512-a', hasInstallScript: true },
  'node_modules/protobufjs': { integrity: 'sha512-b', hasInstallScript: true },
};

const check = (packages: object, { npmrc = 'ignore-scripts=true\n', scripts = {} } = {}) => {
  const root = project();
  rmSync(join(root, 'node_modules'));
  const manifest = {
    name: 'planted',
    scripts: { 'check:installs': 'node tools/check-installs.ts', ...scripts },
  };
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(root, '.npmrc'), npmrc);
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
  return run(root, 'check:installs');
};

test('known scripts are named and run nowhere', () => {
  const { passed, output } = check({
    ...KNOWN,
    'node_modules/express': { integrity: 'sha512-c' },
    'node_modules/a/node_modules/b': { integrity: 'sha512-d' },
    'node_modules/@scarf/scarf': { resolved: 'tools/no-telemetry', link: true },
    'tools/no-telemetry': { name: '@scarf/scarf' },
  });
  expect(output).toContain('not run: the install script of @swc/core (');
  expect(output).toContain('installs: looked at 4 packages');
  expect(passed).toBe(true);
});

test.each([
  ['another script', { hasInstallScript: true }, 'has an install script'],
  ['a place that is no registry', { resolved: 'git+ssh://git@example.org/x.git' }, 'comes from git+ssh'],
  ['no checksum', { integrity: undefined }, 'has no checksum'],
])('%s is named, also deep in the tree', (_what, locked, says) => {
  const { passed, output } = check({
    ...KNOWN,
    'node_modules/a/node_modules/wild': { integrity: 'sha512-e', ...locked },
  });
  expect(output).toContain(`installation: wild ${says}`);
  expect(passed).toBe(false);
});

test.each(['@scarf/scarf', 'posthog-node', '@sentry/node'])('%s tells others', (name) => {
  const { passed, output } = check({ ...KNOWN, [`node_modules/${name}`]: { integrity: 'sha512-f' } });
  expect(output).toContain(`installation: ${name} tells others of installations`);
  expect(passed).toBe(false);
});

test('what is on the list and not in the tree is named', () => {
  const { passed, output } = check({ 'node_modules/@swc/core': KNOWN['node_modules/@swc/core'] });
  expect(output).toContain('installation: protobufjs is on the list');
  expect(passed).toBe(false);
});

test('scripts that npm would run are named: ours, and those of others where they are not switched off', () => {
  expect(check(KNOWN, { scripts: { prepare: 'true' } })).toMatchObject({
    passed: false,
    output: expect.stringContaining('our script prepare runs at every installation'),
  });
  for (const npmrc of ['', '# ignore-scripts=true\n', 'ignore-scripts=false\n'])
    expect(check(KNOWN, { npmrc })).toMatchObject({
      passed: false,
      output: expect.stringContaining('.npmrc does not say ignore-scripts=true'),
    });
});

test('a tree with nothing in it is a failure', () => {
  expect(check({}).passed).toBe(false);
});
