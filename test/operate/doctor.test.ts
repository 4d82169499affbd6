import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { fileSystemFinding } from '../../src/cli/doctor/file-system.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { demoDirectory } from './demo-directory.ts';
import { lichterkette, readOnlyDirectory } from './process.ts';

const doctor = (directory: string, how = {}) => lichterkette(['doctor', '--data', directory], how);

describe('doctor', () => {
  it('names versions, clock, room, file system, lock, head and the mirror', async () => {
    const { code, stdout } = await doctor(demoDirectory());
    expect(stdout.split('\n').map((line) => line.replace(/^\S+\s+/, '').replaceAll(/\d+/g, '0'))).toEqual([
      expect.stringMatching(/^Lichterkette 0\.0\.0, Node .*, SQLite 0\.0/),
      expect.stringMatching(/^Uhr: /),
      expect.stringMatching(/^Freier Platz bei .* MB$/),
      expect.stringMatching(/^Dateisystem: /),
      'Verzeichnis beschreibbar und nicht in Benutzung',
      expect.stringMatching(/^Letzter Eintrag: 0-/),
      'Spiegel: 0 Einträge hinter dem Bestand',
      '',
    ]);
    expect(code).toBe(0);
  });

  it('counts how far the mirror is behind', async () => {
    const directory = demoDirectory();
    const log = new DatabaseSync(join(directory, 'log.sqlite'));
    const { position, hash } = log
      .prepare('SELECT position, hash FROM event ORDER BY position DESC LIMIT 1 OFFSET 7')
      .get() as { position: number; hash: string };
    log.close();
    const mirror = new DatabaseSync(join(directory, 'readmodel.sqlite'));
    const checkpoint = `${String(position).padStart(16, '0')}-${hash.slice(0, 8)}`;
    mirror.prepare('UPDATE batch SET checkpoint = ?').run(checkpoint);
    mirror.close();
    expect((await doctor(directory)).stdout).toContain('Spiegel: 7 Einträge hinter dem Bestand');
  });

  it('finds a clock that stands before what was written last', async () => {
    const directory = demoDirectory();
    const later = Date.now() / 1000 + 3600;
    utimesSync(join(directory, 'readmodel.sqlite'), later, later);
    const { code, stdout } = await doctor(directory);
    expect(stdout).toMatch(/FEHLER {3}Uhr: .* steht vor der letzten Eintragung/);
    expect(code).toBe(1);
  });

  it('finds a directory that cannot be written to', async () => {
    const { code, stdout } = await doctor(readOnlyDirectory(), { stranger: true });
    expect(stdout).toMatch(/FEHLER {3}Das Datenverzeichnis .* ist schreibgeschützt/);
    expect(code).toBe(1);
  });

  it('makes nothing in a directory without a log', async () => {
    const directory = emptyDirectory();
    const { code, stdout } = await doctor(directory);
    expect(stdout).toContain('noch ohne Bestand');
    expect(code).toBe(0);
    const missing = join(directory, 'fehlt');
    expect((await doctor(missing)).stdout).toMatch(/Hinweis {2}.*fehlt wird beim ersten Start angelegt/);
  });
});

describe('a file system', () => {
  it.each([
    [0x6969, 'wrong'],
    [0xff534d42, 'wrong'],
    [-0xacb2be, 'wrong'],
    [0x01021994, 'hint'],
    [0x794c7630, 'hint'],
    [0x65735546, 'hint'],
    [0xef53, 'good'],
    [0x9123683e, 'good'],
  ])('of type 0x%x is %s', (type, state) => {
    expect(fileSystemFinding(type).state).toBe(state);
  });
});
