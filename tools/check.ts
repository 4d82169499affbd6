import { runChecks } from './checks.ts';

const { passed, failed } = runChecks(process.cwd());
console.info(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
