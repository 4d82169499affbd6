import { execFile } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { logFor } from '../engines/log-for.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { outputsOf, sameEachRun, scriptOf, stepsOf } from './tour.ts';

const root = new URL('../../', import.meta.url).pathname;
const run = promisify(execFile);

/** A folder with the programs that the tour calls: npx as it is, and curl where the machine has none. */
const tools = async (url: string): Promise<string> => {
  const folder = emptyDirectory();
  symlinkSync(process.execPath, join(folder, 'node'));
  // The same program that npx finds in the clone, told of the address that the test has.
  const npx = `#!/bin/sh\nshift\nexec "${process.execPath}" "${root}src/cli/main.ts" "$@" --url ${url}\n`;
  writeFileSync(join(folder, 'npx'), npx);
  chmodSync(join(folder, 'npx'), 0o755);
  const hasCurl = await run('sh', ['-c', 'command -v curl']).then(
    () => true,
    () => false,
  );
  if (!hasCurl) {
    writeFileSync(
      join(folder, 'curl'),
      `#!/bin/sh\nexec "${process.execPath}" "${root}test/tour/curl.ts" "$@"\n`,
    );
    chmodSync(join(folder, 'curl'), 0o755);
  }
  return folder;
};

it('docs/tour.md: every command prints what is printed below it', { timeout: 400_000 }, async () => {
  const steps = stepsOf(readFileSync(join(root, 'docs/tour.md'), 'utf8'));
  expect(steps.length).toBeGreaterThan(8);
  const directory = emptyDirectory();
  const log = await logFor(directory);
  const hub = await startHub(readSettings({ PORT: '0', LICHTERKETTE_DATA: directory, ...log }));
  try {
    const path = `${await tools(hub.url)}:${process.env.PATH}`;
    const { stdout } = await run('sh', ['-c', scriptOf(steps, hub.url)], {
      cwd: emptyDirectory(),
      env: { ...process.env, PATH: path },
      timeout: 200_000,
    });
    const printed = outputsOf(stdout, hub.url);
    expect(sameEachRun(printed.join('\n\n'), true)).toBe(
      sameEachRun(steps.map(({ output = '' }) => output.trim()).join('\n\n')),
    );
    const sequences = (index: number) => printed[index]?.match(/"(?:sequence|position)":"[^"]+"/g) ?? [];
    const heard = sequences(steps.findIndex(({ command }) => command.startsWith('wait')));
    const positions = heard.map((one) => one.split('"')[3]);
    expect(positions).toHaveLength(6);
    expect(positions.slice(0, 2)).toEqual(positions.slice(4));
    expect(positions.slice(2, 4)).toEqual(positions.slice(4));
  } finally {
    await hub.close();
  }
});
