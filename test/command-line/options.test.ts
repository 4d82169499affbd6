import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** What a command for developers says to these arguments. */
const said = (script: string, args: readonly string[]) =>
  new Promise<{ code: unknown; error: string }>((resolve) => {
    const path = new URL(`../${script}`, import.meta.url).pathname;
    execFile(process.execPath, [path, ...args], { timeout: 60_000 }, (failure, _output, error) =>
      resolve({ code: failure?.code ?? 0, error }),
    );
  });

describe('a command for developers', () => {
  it.each([
    ['faults/run.ts', ['T3'], "Unexpected argument 'T3'", 'npm run faults'],
    ['faults/run.ts', ['--only', 'T99'], 'there is no fault T99', 'npm run faults'],
    ['bench/main.ts', ['--only', 'nothing'], 'there is no measurement nothing', 'npm run bench'],
    ['bench/eventstoredb.ts', ['--events', 'some'], 'whole number', 'npm run bench:eventstoredb'],
    ['double/main.ts', ['--manner', '22'], '--manner', 'npm run double'],
    ['soak/run.ts', ['--hours', '2'], "Unknown option '--hours'", 'npm run soak'],
  ])('%s %j says what is wrong and how it is used, and ends with 2', async (script, args, wrong, usage) => {
    const { code, error } = await said(script, args);
    expect(code).toBe(2);
    expect(error).toContain(wrong);
    expect(error).toContain(usage);
    expect(error).not.toContain('    at ');
  });
});
