import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { Settings } from '../../src/settings.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { outputsOf, scriptOf, stepsOf } from '../tour/tour.ts';
import { COMPILED } from './compiled.ts';
import { freePort } from './process.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const PAGE = readFileSync(join(ROOT, 'docs/betrieb.md'), 'utf8');
const run = promisify(execFile);

const program = (path: string, ...script: string[]) => {
  writeFileSync(path, `#!/bin/sh\n${script.join('\n')}\n`);
  chmodSync(path, 0o755);
};

/** An empty folder that stands for a clone: its sources, its node, npx and curl, and nothing else. */
const clone = (): { readonly folder: string; readonly bin: string } => {
  const folder = emptyDirectory();
  const bin = join(folder, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(process.execPath, join(bin, 'node'));
  for (const room of ['src', 'contracts', 'projections', 'infra', 'package.json'])
    symlinkSync(join(ROOT, room), join(folder, room));
  program(join(bin, 'npx'), 'shift', `exec "${process.execPath}" "${ROOT}src/cli/main.ts" "$@"`);
  program(join(bin, 'curl'), `exec "${process.execPath}" "${ROOT}test/tour/curl.ts" "$@" 2> /dev/null`);
  return { folder, bin };
};

/** How many entries the demo has: it grows with the nouns. */
const COUNT =
  /(?<=^|: )\d{3,}(?= Einträge)|(?<=Einträge: )\d+(?= geprüft)|(?<=events_applied )\d+|^\d{3,}$/gm;

/** What differs from machine to machine and from run to run, told apart no more. */
const steady = (text: string): string =>
  text
    .replaceAll(/\d{16}-[0-9a-f]{8}/g, '<Position>')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z|\d{8}T\d{6}Z/g, '<Zeit>')
    .replaceAll(/\d+ MB/g, '<Größe>')
    .replaceAll(/(Lichterkette|Node|SQLite) \d[\d.]*/g, '$1 <Version>')
    .replaceAll(/^\S+ +Dateisystem: .*$/gm, '<Dateisystem>')
    .replaceAll(COUNT, '<Anzahl>')
    // A slow machine is told once a second how far it is.
    .replaceAll(/^[\d.]+ Einträge [a-zäöü]+\n/gm, '');

it('docs/betrieb.md: every command prints what is printed below it', { timeout: 300_000 }, async () => {
  const steps = stepsOf(PAGE);
  expect(steps.length).toBeGreaterThan(6);
  const { folder, bin } = clone();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // Whatever happens, the hub ends with the script.
  const script = `trap 'kill $(cat dienst.pid) 2> /dev/null' EXIT\n${scriptOf(steps, url)}`;
  const { stdout } = await run('sh', ['-c', script], {
    cwd: folder,
    env: { ...COMPILED, PATH: `${bin}:${process.env.PATH}`, PORT: String(port), TZ: 'UTC' },
    timeout: 280_000,
  });
  const printed = outputsOf(stdout, url);
  // The log did not change on the way: every command counts the same.
  expect(new Set(printed.join('\n\n').match(COUNT)).size).toBe(1);
  expect(steady(printed.join('\n\n'))).toBe(
    steady(steps.map(({ output = '' }) => output.trim()).join('\n\n')),
  );
});

it('docs/betrieb.md names every setting with its default, and no other', () => {
  const rows = [...PAGE.matchAll(/^\| `([A-Z_]+)` \| (\S+) \|/gm)].map(([, name, value]) => [name, value]);
  const settings = Object.entries(Settings.parse({})).map(([name, value]) => [name, String(value)]);
  expect(rows).toEqual(settings);
});

it('every setting without a default stands in one of the pages for operators', () => {
  const pages = PAGE + readFileSync(join(ROOT, 'docs/betrieb-eventstoredb.md'), 'utf8');
  const rows = new Set([...pages.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name));
  expect(Object.keys(Settings.shape).filter((name) => !rows.has(name))).toEqual([]);
  const known: readonly string[] = Object.keys(Settings.shape);
  expect([...rows].filter((name) => !known.includes(name ?? ''))).toEqual([]);
});
