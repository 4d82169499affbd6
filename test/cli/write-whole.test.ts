import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { targetAt } from '../../src/cli/files/target.ts';
import { writeWhole } from '../../src/cli/files/write-whole.ts';
import { Refused } from '../../src/terminal/refused.ts';
import { emptyDirectory } from '../project/demo-log.ts';

const named = (name: string, { overwrite = false, dataDirectory = '/gibt/es/nicht' } = {}) =>
  targetAt(name, { overwrite, dataDirectory, mayReplace: ['other'] });

const filled = (name: string, text = 'von letzter Woche'): string => {
  writeFileSync(name, text);
  return name;
};

const database = (name: string): string => {
  const made = new DatabaseSync(name);
  made.exec('CREATE TABLE one (x)');
  made.close();
  return name;
};

describe('a target is refused', () => {
  const folder = emptyDirectory();
  const data = emptyDirectory();
  for (const name of ['log.sqlite', 'lock.sqlite']) filled(join(data, name));
  const own = emptyDirectory();
  symlinkSync(data, join(folder, 'verweis'));
  symlinkSync(join(data, 'log.sqlite'), join(folder, 'bestand.jsonl'));
  symlinkSync('/gibt/es/nicht', join(folder, 'ins-leere'));
  symlinkSync('im-kreis', join(folder, 'im-kreis'));
  linkSync(join(data, 'log.sqlite'), join(folder, 'zweiter-name'));
  mkdirSync(join(folder, 'ordner'));

  it.each([
    ['a log', join(data, 'log.sqlite'), /Datenverzeichnis/],
    ['what lies beside a log', join(data, 'log.sqlite-wal'), /Datenverzeichnis/],
    ['a new file in a data directory', join(data, 'alles.jsonl'), /Datenverzeichnis/],
    ['a file in a data directory, by a link to it', join(folder, 'verweis', 'x'), /Datenverzeichnis/],
    [
      'a file in a data directory, round about',
      join(folder, '..', data, '.', 'x'),
      /Datenverzeichnis|Ordner/,
    ],
    ['a link to a log', join(folder, 'bestand.jsonl'), /Datenverzeichnis/],
    ['the data directory of this call, still empty', join(own, 'x'), /Datenverzeichnis/],
    ['the name of a log anywhere', join(folder, 'log.sqlite'), /heißt nur eine Datei im Datenverzeichnis/],
    ['that name in other letters', join(folder, 'LOG.SQLite-Journal'), /heißt nur eine Datei/],
    ['a second name of a log', join(folder, 'zweiter-name'), /zweiten Namen/],
    ['another database', database(join(folder, 'fremde.db')), /ist eine Datenbank/],
    ['a folder', join(folder, 'ordner'), /ist ein Ordner/],
    ['a device', '/dev/full', /keine gewöhnliche Datei/],
    ['a link to nowhere', join(folder, 'ins-leere'), /nirgendwohin/],
    ['a link to itself', join(folder, 'im-kreis'), /nirgendwohin/],
    ['a file in a folder that is not there', join(folder, 'neu', 'x'), /Den Ordner .* gibt es nicht/],
    ['a folder that is not there', `${folder}/neu/`, /Den Ordner .* gibt es nicht/],
    ['a file below a file', join(filled(join(folder, 'datei')), 'x'), /gibt es nicht/],
    ['a name that is too long', join(folder, 'x'.repeat(300)), /zu langen Namen/],
  ])('%s, also with --overwrite', (_what, name, says) => {
    const before = readdirSync(folder).sort();
    const attempt = () => named(name, { overwrite: true, dataDirectory: own });
    expect(attempt).toThrow(Refused);
    expect(attempt).toThrow(says);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('that is there already, but for --overwrite', () => {
    const name = filled(join(folder, 'alles.jsonl'));
    expect(() => named(name)).toThrow(/gibt es schon\. Soll es ersetzt werden: --overwrite\./);
    expect(named(name, { overwrite: true }).former?.size).toBe(17);
  });
});

describe('a file is written', () => {
  it('whole or not at all: what fails leaves what was there, and nothing beside it', async () => {
    const folder = emptyDirectory();
    const name = filled(join(folder, 'alles.jsonl'));
    const target = named(name, { overwrite: true });
    const half = writeWhole(target, async (unfinished) => {
      writeFileSync(unfinished, 'halb');
      throw new Error('planted');
    });
    await expect(half).rejects.toThrow('planted');
    expect(readFileSync(name, 'utf8')).toBe('von letzter Woche');
    await writeWhole(target, async (unfinished) => writeFileSync(unfinished, 'ganz'));
    expect(readFileSync(name, 'utf8')).toBe('ganz');
    expect(readdirSync(folder)).toEqual(['alles.jsonl']);
  });

  it('never over one that came meanwhile', async () => {
    const name = join(emptyDirectory(), 'alles.jsonl');
    const [first, second] = [named(name), named(name)];
    await writeWhole(first, async (unfinished) => writeFileSync(unfinished, 'der erste'));
    const late = writeWhole(second, async (unfinished) => writeFileSync(unfinished, 'der zweite'));
    await expect(late).rejects.toThrow(/gibt es inzwischen schon/);
    expect(readFileSync(name, 'utf8')).toBe('der erste');
  });

  it('with the rights of the one that it replaces, from its first byte on', async () => {
    const name = filled(join(emptyDirectory(), 'alles.jsonl'));
    chmodSync(name, 0o600);
    let meanwhile = 0;
    await writeWhole(named(name, { overwrite: true }), async (unfinished) => {
      meanwhile = statSync(unfinished).mode & 0o777;
    });
    expect([meanwhile, statSync(name).mode & 0o777]).toEqual([0o600, 0o600]);
  });

  it('where a link leads, and the link stays', async () => {
    const [folder, elsewhere] = [emptyDirectory(), emptyDirectory()];
    symlinkSync(filled(join(elsewhere, 'gross.jsonl')), join(folder, 'alles.jsonl'));
    const target = named(join(folder, 'alles.jsonl'), { overwrite: true });
    await writeWhole(target, async (unfinished) => writeFileSync(unfinished, 'neu'));
    expect(readFileSync(join(elsewhere, 'gross.jsonl'), 'utf8')).toBe('neu');
    expect(readdirSync(folder)).toEqual(['alles.jsonl']);
    expect(statSync(join(folder, 'alles.jsonl')).size).toBe(3);
  });

  it('and an error of the system is told by the name that was given', async () => {
    const target = named(join(emptyDirectory(), 'alles.jsonl'));
    const full = writeWhole(target, async (unfinished) => {
      const { code, syscall, path } = { code: 'ENOSPC', syscall: 'write', path: unfinished };
      throw Object.assign(new Error(`ENOSPC: no space left on device, write ${unfinished}`), {
        code,
        syscall,
        path,
      });
    });
    await expect(full).rejects.toThrow(
      `${target.name} lässt sich nicht schreiben: der Datenträger ist voll.`,
    );
    expect(existsSync(target.path)).toBe(false);
  });
});
