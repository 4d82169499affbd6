import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDirectory } from '../project/demo-log.ts';
import { eventsIn } from '../project/events-in.ts';
import { demoDirectory } from './demo-directory.ts';
import { lichterkette, type Running, serve } from './process.ts';

const damage = (file: string) => {
  const database = new DatabaseSync(file);
  database.exec(`UPDATE event SET data = replace(data, 'a', 'o') WHERE position = 350`);
  const { id } = database.prepare('SELECT id FROM event WHERE position = 350').get() as { id: string };
  database.close();
  return id;
};

describe('a backup that is taken while the hub writes', () => {
  const directory = demoDirectory();
  const folder = emptyDirectory();
  const answered: string[] = [];
  let hub: Running & { readonly url: string };
  let writing = true;

  const write = async () => {
    for (let number = 0; writing; number += 1) {
      const response = await fetch(`${hub.url}/v1/kommunen`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: `Gemeinde ${number}`, kind: 'gemeinde', land: 'Hessen' }),
      });
      expect(response.status).toBe(201);
      answered.push(((await response.json()) as { position: string }).position);
    }
  };

  beforeAll(async () => {
    hub = await serve(directory);
  });
  afterAll(() => hub.child.kill());

  it('holds all that was answered before it began, in order, and is restored elsewhere', async () => {
    const writers = [write(), write()];
    while (answered.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = [...answered];
    const { code, stdout } = await lichterkette(['backup', '--data', directory, '--out', folder]);
    writing = false;
    await Promise.all(writers);
    expect(code).toBe(0);
    const [, count, head] = /^Gesichert und geprüft: (\d+) Einträge bis (\S+)$/m.exec(stdout) ?? [];
    const [file = '', ...more] = readdirSync(folder);
    expect(more).toEqual([]);
    expect(stdout).toContain(join(folder, file));
    expect(file).toMatch(/^lichterkette-\d{8}T\d{6}Z\.sqlite$/);

    const elsewhere = join(emptyDirectory(), 'neu');
    const restored = await lichterkette(['restore', join(folder, file), '--data', elsewhere]);
    expect(restored).toMatchObject({
      code: 0,
      stdout: `Zurückgespielt und geprüft: ${count} Einträge bis ${head}\n`,
    });
    const [kept, all] = [await eventsIn(elsewhere), await eventsIn(directory)];
    expect(kept).toEqual(all.slice(0, kept.length));
    expect(kept).toHaveLength(Number(count));
    expect(kept.at(-1)?.position).toBe(head);
    expect(before.filter((position) => !kept.some((event) => event.position === position))).toEqual([]);
    expect(all.length).toBeGreaterThan(kept.length);
  });
});

describe('backup', () => {
  it('overwrites nothing', async () => {
    const file = join(emptyDirectory(), 'schon-da.sqlite');
    writeFileSync(file, 'meins');
    const { code, stderr } = await lichterkette(['backup', '--data', demoDirectory(), '--out', file]);
    expect(stderr).toContain('gibt es schon');
    expect(code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe('meins');
  });

  it('of a damaged log names the event, ends with 1 and leaves no file', async () => {
    const [directory, folder] = [demoDirectory(), emptyDirectory()];
    const id = damage(join(directory, 'log.sqlite'));
    const { code, stderr } = await lichterkette(['backup', '--data', directory, '--out', folder]);
    expect(stderr).toContain(id);
    expect(stderr).toContain('Die Kopie wird nicht verwendet.');
    expect(code).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['without --out', [], 2, /--out/],
    [
      'into a folder that is not there',
      ['--out', '/gibt/es/nicht/x.sqlite'],
      1,
      /Den Ordner \/gibt\/es\/nicht gibt es nicht/,
    ],
  ])('%s says so', async (_what, args, expected, says) => {
    const { code, stderr } = await lichterkette(['backup', '--data', demoDirectory(), ...args]);
    expect(stderr).toMatch(says);
    expect(code).toBe(expected);
  });
});

describe('restore', () => {
  const backup = join(emptyDirectory(), 'sicherung.sqlite');
  beforeAll(async () => {
    expect((await lichterkette(['backup', '--data', demoDirectory(), '--out', backup])).code).toBe(0);
  });

  it('refuses to overwrite a log, and changes nothing', async () => {
    const directory = demoDirectory();
    const before = readFileSync(join(directory, 'log.sqlite'));
    const { code, stderr } = await lichterkette(['restore', backup, '--data', directory]);
    expect(stderr).toContain('--overwrite');
    expect(code).toBe(1);
    expect(readFileSync(join(directory, 'log.sqlite')).equals(before)).toBe(true);
  });

  it('told to, replaces even a log that cannot be read, and keeps it beside', async () => {
    const directory = demoDirectory();
    writeFileSync(join(directory, 'log.sqlite'), 'kein Bestand'.repeat(50));
    writeFileSync(join(directory, 'log.sqlite-wal'), 'kein WAL');
    const { code, stdout } = await lichterkette(['restore', backup, '--data', directory, '--overwrite']);
    expect(code).toBe(0);
    const aside = /liegt jetzt in (\S+)/.exec(stdout)?.[1] ?? '';
    expect(readFileSync(aside, 'utf8')).toMatch(/^kein Bestand/);
    expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('kein WAL');
    expect(existsSync(join(directory, 'log.sqlite-wal'))).toBe(false);
    expect(existsSync(join(directory, 'readmodel.bin'))).toBe(false);
    const { length } = await eventsIn(directory);
    const { stdout: verified } = await lichterkette(['verify', '--data', directory]);
    expect(verified).toContain(`${length} Einträge geprüft, 0 beschädigt`);
  });

  it('refuses a damaged backup, names the event, and leaves the log as it was', async () => {
    const [directory, broken] = [demoDirectory(), join(emptyDirectory(), 'kaputt.sqlite')];
    writeFileSync(broken, readFileSync(backup));
    const id = damage(broken);
    const before = readdirSync(directory).sort();
    const { code, stderr } = await lichterkette(['restore', broken, '--data', directory, '--overwrite']);
    expect(stderr).toContain(id);
    expect(code).toBe(1);
    expect(readdirSync(directory).sort()).toEqual(before);
    expect((await lichterkette(['verify', '--data', directory])).code).toBe(0);
  });

  it.each([
    ['is not there', '/gibt/es/nicht.sqlite', /nicht\.sqlite gibt es nicht\./],
    [
      'is none of ours',
      new URL('../../package.json', import.meta.url).pathname,
      /ist keine Datei der Lichterkette/,
    ],
  ])('of a file that %s says so', async (_what, file, says) => {
    const { code, stderr } = await lichterkette(['restore', file, '--data', emptyDirectory()]);
    expect(stderr).toMatch(says);
    expect(code).toBe(1);
  });
});
