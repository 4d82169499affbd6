import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The test files that take longest, longest first. */
export const LONGEST: readonly string[] = [
  'test/faults/faults-1.test.ts',
  'test/faults/faults-2.test.ts',
  'test/browser/pages.test.ts',
  'test/cli/hostile.test.ts',
  'test/tools/checks.test.ts',
  'test/replicas/wrong-settings.test.ts',
  'test/operate/data-directory.test.ts',
  'test/conformance/servers.test.ts',
  'test/browser/notices.test.ts',
  'test/operate/foreign-hands.test.ts',
];

/** Begins with the longest files, so that in the end no core waits for the other; the rest stands as vitest has it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}`));
      return at === -1 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
