import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { fileSystemFinding } from '../../src/cli/doctor/file-system.ts';
import { startHub } from '../../src/main.ts';
import { FrameFile } from '../../src/project/mirror/frame-file.ts';
import { readSettings } from '../../src/settings.ts';
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
      'Nachrichten am Montag: kein Mailserver eingerichtet, es wird nichts verschickt',
      'Verzeichnis beschreibbar und nicht in Benutzung',
      'log.mark.json gehört zu diesem Bestand',
      expect.stringMatching(/^Letzter Eintrag: 0-/),
      'Einträge: 0 geprüft, keiner ist beschädigt',
      'Zeiten der Einträge: keine liegt in der Zukunft',
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
    const checkpoint = `${String(position).padStart(16, '0')}-${hash.slice(0, 8)}`;
    const mirror = new FrameFile<object>(join(directory, 'readmodel.bin'), 'lichterkette-r2');
    mirror.add({ ...mirror.last()?.head, checkpoint }, []);
    mirror.close();
    expect((await doctor(directory)).stdout).toContain('Spiegel: 7 Einträge hinter dem Bestand');
  });

  it('finds an entry that was changed', async () => {
    const directory = demoDirectory();
    const log = new DatabaseSync(join(directory, 'log.sqlite'));
    log.exec(`UPDATE event SET data = replace(data, 'a', 'o') WHERE position = 3`);
    log.close();
    const { code, stdout } = await doctor(directory);
    expect(stdout).toMatch(/FEHLER {3}Einträge: Der 3\. \(0{15}3-\w+\) ist beschädigt/);
    expect(code).toBe(1);
  });

  it('finds that a directory can never be made where there is a file', async () => {
    const file = join(emptyDirectory(), 'datei');
    writeFileSync(file, '');
    const { code, stdout } = await doctor(join(file, 'tiefer/daten'));
    expect(stdout).toContain(`tiefer/daten lässt sich nicht anlegen: ${file} ist kein Verzeichnis`);
    expect(code).toBe(1);
  });

  it('finds a clock that stands before what was written last', async () => {
    const directory = demoDirectory();
    const later = Date.now() / 1000 + 3600;
    utimesSync(join(directory, 'readmodel.bin'), later, later);
    const { code, stdout } = await doctor(directory);
    expect(stdout).toMatch(/FEHLER {3}Uhr: .* steht vor der letzten Eintragung/);
    expect(code).toBe(1);
  });

  it('names what a clock far ahead has recorded', async () => {
    const directory = emptyDirectory();
    let wall = Date.now();
    const hub = await startHub(
      readSettings({
        PORT: '0',
        LICHTERKETTE_DATA: directory,
        LICHTERKETTE_DEMO: 'off',
        LICHTERKETTE_CLOCK_TOLERANCE: 'off',
      }),
      { now: () => new Date(wall) },
    );
    const register = async (name: string, at: number) => {
      wall = at;
      const body = JSON.stringify({ name, kind: 'zusammenarbeit' });
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(`${hub.url}/v1/verbuende`, { method: 'POST', body, headers });
      return ((await answer.json()) as { position: string }).position;
    };
    const [now, year] = [Date.now(), 365 * 86_400_000];
    await register('eins', now - year);
    const ahead = await register('zwei', now - year / 2);
    await register('drei', now - year);
    const future = await register('vier', now + year);
    const wrong = await doctor(directory);
    expect(wrong.stdout).toMatch(
      new RegExp(`Hinweis  Der Eintrag ${ahead} von verbund-.* liegt weit vor denen, die ihm folgen`),
    );
    expect(wrong.stdout).toMatch(
      new RegExp(`Hinweis  Der Eintrag ${future} von verbund-.* liegt in der Zukunft`),
    );
    expect(wrong.stdout).toMatch(/FEHLER {3}Die Uhr steht vor dem neuesten Eintrag/);
    expect(wrong.code).toBe(1);
    await register('fünf', now);
    await hub.close();
    const well = await doctor(directory);
    expect(well.stdout).toContain(`Der Eintrag ${future} `);
    expect(well.stdout).not.toContain('FEHLER');
    expect(well.code).toBe(0);
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
