import { scriptsOf, succeeds } from './run-script.ts';

/** How many checks passed, and how many did not. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** Runs every `check:…` script of the package.json in `root`, all of them even where one fails. */
export const runChecks = (root: string): Tally => {
  const checks = scriptsOf(root, 'check:');
  if (checks.length === 0) throw new Error('package.json names no check');
  const failures = checks.filter(([name, command]) => {
    console.info(`\n── ${name}`);
    const passed = succeeds(root, command);
    if (!passed) console.error(`${name} failed`);
    return !passed;
  });
  return { passed: checks.length - failures.length, failed: failures.length };
};
