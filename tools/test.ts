import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks, type Tally } from './checks.ts';
import { succeeds } from './run-script.ts';

interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
}

/** What the report says; a run that left none, or failed outside its tests, counts as one failure. */
const tallyOf = (reportFile: string, ended: boolean): Tally => {
  try {
    const report = JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport;
    const failed = Math.max(report.numFailedTests, report.success && ended ? 0 : 1);
    return { passed: report.numPassedTests, failed };
  } catch {
    console.error('vitest left no report');
    return { passed: 0, failed: 1 };
  }
};

/** Runs the tests. Whatever they make for a while is made in one directory, of which nothing is left. */
const runTests = (root: string): Tally => {
  const directory = mkdtempSync(join(tmpdir(), 'lichterkette-tests-'));
  // Some tests start a hub as a user who owns nothing, and must find the way in.
  chmodSync(directory, 0o711);
  const report = join(directory, 'report.json');
  try {
    const ended = succeeds(
      root,
      `vitest run --reporter=default --reporter=json --outputFile.json="${report}"`,
      // Hundreds of hubs and verbs are started: what one process compiled the others need not compile again.
      { TMPDIR: directory, NODE_COMPILE_CACHE: join(directory, 'compiled') },
    );
    return tallyOf(report, ended);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

const root = process.cwd();
const checks = runChecks(root);
const tests = runTests(root);
const failed = checks.failed + tests.failed;
process.exitCode = failed === 0 ? 0 : 1;
console.info(`\n${checks.passed + tests.passed} passed, ${failed} failed`);
