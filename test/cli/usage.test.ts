import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERBS } from '../../src/cli/verbs.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { lichterkette } from './bin.ts';

const NOBODY = 'http://127.0.0.1:1';
const directory = emptyDirectory();
const file = join(directory, 'leer.jsonl');
writeFileSync(file, '# nichts\n');
const broken = emptyDirectory();
writeFileSync(join(broken, 'log.sqlite'), 'kein Bestand');
const hollow = emptyDirectory();
writeFileSync(join(hollow, 'log.sqlite'), '');
const kommune = ['--kommune', '00000000-0000-4000-8000-000000000000'];

/** Whatever is said is German, and no trace of the program's inside. */
const STRANGE = /\n\s+at |Error:|invalid|unexpected|unknown option|argument/i;

describe('wrong usage ends with 2', () => {
  it.each([
    [[]],
    [['fliege']],
    [['command']],
    [['command', 'fliege', '--json', '{}']],
    [['command', 'share-project', '--json', '{}']],
    [['command', 'share-project', ...kommune, '--verbund', 'x', '--json', '{}']],
    [['command', 'share-project', ...kommune, '--json', '{']],
    [['command', 'share-project', ...kommune, '--json', '{}', '--url', 'dort']],
    [['import']],
    [['follow', 'alles']],
    [['follow', 'feed', '--count', 'viele']],
    [['follow', 'feed', '--after', 'gestern']],
    [['follow', 'feed', '--url', 'ftp://dort']],
    [['export', '--out', '']],
    [['backup']],
    [['restore']],
    [['restore', 'eine.sqlite', 'noch-eine.sqlite']],
    [['verify', 'alles']],
    [['rebuild', '--data']],
    [['doctor', '--data', directory, 'x']],
    [['serve', '--port', '80800']],
    [['serve', '--farbe', 'rot']],
  ])('%j', async (args) => {
    const { code, out, err } = await lichterkette(args);
    expect({ code, err }).toMatchObject({ code: 2 });
    expect(out + err).not.toMatch(STRANGE);
    expect((out + err).trim()).not.toBe('');
  });
});

describe('what cannot be done ends with 1, with a sentence', () => {
  it.each([
    ['no hub', ['command', 'share-project', ...kommune, '--json', '{}', '--url', NOBODY], 'npm start'],
    ['no file', ['import', '/nirgends/datei.jsonl'], '/nirgends/datei.jsonl gibt es nicht.'],
    ['a folder', ['import', directory], 'ist ein Ordner'],
    ['no log', ['verify', '--data', emptyDirectory()], 'lässt sich nicht öffnen'],
    ['another file', ['verify', '--data', broken], 'log.sqlite'],
    ['an empty file', ['export', '--data', hollow], 'ist leer'],
    [
      'no folder',
      ['export', '--out', '/nirgends/datei', '--data', hollow],
      'Den Ordner /nirgends gibt es nicht',
    ],
    [
      'a directory that cannot be made',
      ['serve', '--data', '/dev/null/hier', '--port', '0'],
      'Datenverzeichnis',
    ],
  ])('%s', async (_name, args, words) => {
    const { code, err } = await lichterkette(args);
    expect(code).toBe(1);
    expect(err).toContain(words);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

it('help names every verb and ends with 0', async () => {
  const { code, out } = await lichterkette(['help']);
  expect(code).toBe(0);
  for (const { name, about } of VERBS) {
    expect(out).toContain(`  ${name} `);
    expect(out).toContain(about);
  }
});

it('command <name> --help names every field with its label, those that are needed with a star, and ends with 0', async () => {
  const { code, out } = await lichterkette(['command', 'report-outcome', '--help']);
  expect(code).toBe(0);
  expect(out).toContain('report-outcome: Erfahrung eintragen');
  expect(out).toContain('  adoptionId * – Übernahme (Kennung)');
  expect(out).toContain('  method * – Wie ermittelt? (gemessen | geschaetzt | beurteilt)');
  expect(out).toContain('  evidence – Worauf stützt es sich? (Text)');
});
