import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project, run } from './planted.ts';

const CHECKS = { 'check:a': 'node --version', 'check:b': 'exit 0' };

const npmTest = (checks: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) => {
  const root = project();
  const manifest = { type: 'module', scripts: { ...checks, test: 'node tools/test.ts' } };
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  return run(root, 'test');
};

test('counts checks and tests together in the last line', () => {
  const { passed, output, last } = npmTest(CHECKS);
  expect(last).toBe('3 passed, 0 failed');
  expect(output).toContain(process.version);
  expect(passed).toBe(true);
});

test('a failing check does not keep the others from running', () => {
  expect(npmTest({ 'check:0': 'exit 3', ...CHECKS })).toMatchObject({
    passed: false,
    last: '3 passed, 1 failed',
  });
});

test('a failing test is counted', () => {
  const failing = {
    'test/x.test.ts': "import { test } from 'vitest';\ntest('x', () => Promise.reject(1));\n",
  };
  expect(npmTest(CHECKS, failing)).toMatchObject({ passed: false, last: '3 passed, 1 failed' });
});

test('a test file that cannot be loaded is a failure', () => {
  expect(npmTest(CHECKS, { 'test/x.test.ts': "import './nothing.ts';\n" })).toMatchObject({
    passed: false,
    last: '3 passed, 1 failed',
  });
});

test('a runner that does not even start is a failure', () => {
  expect(npmTest(CHECKS, { 'vitest.config.ts': 'process.exit(0);\n' })).toMatchObject({
    passed: false,
    last: '2 passed, 1 failed',
  });
});

test('an error outside of every test is a failure', () => {
  const stray = {
    'test/x.test.ts':
      "import { test } from 'vitest';\ntest('x', () => {\n  setImmediate(() => {\n    throw new Error('stray');\n  });\n});\n",
  };
  const { passed, last } = npmTest(CHECKS, stray);
  expect(last).toMatch(/^\d+ passed, 1 failed$/);
  expect(passed).toBe(false);
});
