import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createVitest, type TestSpecification } from 'vitest/node';
import { LONGEST, LongestFirst } from '../../tools/longest-first.ts';

test.each(LONGEST)('%s, which is begun first, is a test file', (file) => {
  expect(existsSync(file), 'renamed or gone: correct its line in tools/longest-first.ts').toBe(true);
});

test('the longest files are begun first, and none is lost', async () => {
  const vitest = await createVitest('test', { watch: false, config: false, root: process.cwd() });
  try {
    const project = vitest.projects[0];
    if (project === undefined) throw new Error('vitest has no project');
    const names = ['test/docs/links.test.ts', ...LONGEST.toReversed()];
    const files: TestSpecification[] = names.map((name) =>
      project.createSpecification(`${process.cwd()}/${name}`),
    );
    const sorted = await new LongestFirst(vitest).sort(files);
    expect(sorted.map(({ moduleId }) => moduleId.slice(process.cwd().length + 1))).toEqual([
      ...LONGEST,
      'test/docs/links.test.ts',
    ]);
  } finally {
    await vitest.close();
  }
});
