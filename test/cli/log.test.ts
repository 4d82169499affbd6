import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkedEvents } from '../../src/store/checked-events.ts';
import type { LogReader } from '../../src/store/event-store.ts';
import { openSqliteReader } from '../../src/store/sqlite/store.ts';
import { stage } from '../journey/stage.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { lichterkette, said, start, stop } from './bin.ts';

const directory = emptyDirectory();
const on = (verb: string, ...args: string[]) => lichterkette([verb, '--data', directory, ...args]);

beforeAll(async () => {
  const { hub, kommune, share, adopt } = await stage({ LICHTERKETTE_DATA: directory });
  const [origin, adopter] = [await kommune('Gemeinde Prüfung'), await kommune('Gemeinde Zwei')];
  const solutionId = await share(origin, { title: 'Geprüft' });
  await adopt(adopter, solutionId);
  await share(adopter, { title: 'Noch eines' });
  await hub.close();
});

/** Does `change` to the stored log, and puts everything back after `look`. */
const tampered = async (change: (database: DatabaseSync) => void, look: () => Promise<void>) => {
  const database = new DatabaseSync(join(directory, 'log.sqlite'));
  const rows = database.prepare('SELECT * FROM event ORDER BY position').all();
  try {
    change(database);
    await look();
  } finally {
    database.exec('DELETE FROM event');
    const insert = database.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    for (const row of rows) insert.run(...Object.values(row));
    database.close();
  }
};

/** Ids of the events that do not hold, as this reader sees them now. */
const wrongIn = async (reader: LogReader): Promise<string[]> => {
  const wrong: string[] = [];
  for await (const { event, wrong: what } of checkedEvents(reader)) if (what !== 'ok') wrong.push(event.id);
  return wrong;
};

const wrongEvents = async (): Promise<string[]> => {
  const reader = openSqliteReader(directory);
  const wrong = await wrongIn(reader);
  await reader.close();
  return wrong;
};

describe('verify', () => {
  it('finds nothing wrong with what nobody touched', async () => {
    expect(await on('verify')).toMatchObject({
      code: 0,
      out: '5 Einträge geprüft, 0 beschädigt.\n',
      err: '',
    });
  });

  it.each([
    ['a changed text', "UPDATE event SET data = replace(data, 'Geprüft', 'Gefälscht')", 'verändert'],
    [
      'a changed actor',
      'UPDATE event SET metadata = replace(metadata, \'"demo"\', \'"admin"\') WHERE position = 2',
      'verändert',
    ],
    ['what is no JSON any more', 'UPDATE event SET data = substr(data, 2) WHERE position = 3', 'verändert'],
    ['a removed event', 'DELETE FROM event WHERE position = 2', 'fehlt'],
    [
      'two events that changed places',
      'UPDATE event SET position = position + 100 WHERE position IN (1, 3); UPDATE event SET position = 104 - position WHERE position > 100',
      'fehlt',
    ],
  ])('names %s and ends with 1', async (_name, sql, words) => {
    await tampered(
      (database) => database.exec(sql),
      async () => {
        const { code, out, err } = await on('verify');
        expect(code).toBe(1);
        expect(out).toMatch(/[1-5] beschädigt/);
        expect(err).toContain(words);
        expect(err).toMatch(/^\d{16}-[0-9a-f]{8} kommune-\S+ \w+ \S+: /);
        expect(err).not.toMatch(/\n\s+at /);
      },
    );
  });

  it('finds every single character that was changed, and names its event', { timeout: 60_000 }, async () => {
    const columns = ['stream', 'id', 'type', 'hash', 'data', 'metadata'];
    let [tried, unnamed] = [0, 0];
    const database = new DatabaseSync(join(directory, 'log.sqlite'));
    database.exec('PRAGMA synchronous = OFF');
    const reader = openSqliteReader(directory);
    for (const row of database.prepare('SELECT * FROM event').all() as Record<string, string>[])
      for (const column of columns) {
        const update = database.prepare(`UPDATE event SET ${column} = ? WHERE position = ?`);
        const text = row[column] ?? '';
        for (let index = 0; index < text.length; index += 1) {
          const other = text[index] === 'a' ? 'b' : 'a';
          const changed = text.slice(0, index) + other + text.slice(index + 1);
          update.run(changed, Number(row.position));
          const wrong = await wrongIn(reader);
          tried += 1;
          if (!wrong.includes(column === 'id' ? changed : (row.id ?? ''))) unnamed += 1;
        }
        update.run(text, Number(row.position));
      }
    for (const column of ['revision', 'version'])
      for (let position = 1; position <= 5; position += 1) {
        database.exec(`UPDATE event SET ${column} = ${column} + 7 WHERE position = ${position}`);
        tried += 1;
        unnamed += Number((await wrongIn(reader)).length === 0);
        database.exec(`UPDATE event SET ${column} = ${column} - 7 WHERE position = ${position}`);
      }
    await reader.close();
    database.close();
    expect(tried).toBeGreaterThan(4000);
    expect(unnamed).toBe(0);
    expect(await wrongEvents()).toEqual([]);
  });

  it('finds what was removed, put in or moved within a stream', async () => {
    const columns = 'id, type, version, hash, data, metadata';
    for (const sql of [
      'DELETE FROM event WHERE position = 1',
      `INSERT INTO event SELECT 6, stream, revision + 2, ${columns} FROM event WHERE position = 4`,
      'UPDATE event SET revision = revision + 10 WHERE position = 4',
      'UPDATE event SET stream = (SELECT stream FROM event WHERE position = 1), revision = 2 WHERE position = 5',
    ])
      await tampered(
        (database) => database.exec(sql),
        async () => expect(await wrongEvents(), sql).not.toEqual([]),
      );
  });
});

describe('export', () => {
  it('writes every event as a line, to the terminal or into a file', async () => {
    const { code, out, err } = await on('export');
    expect({ code, err }).toEqual({ code: 0, err: '5 Einträge ausgegeben, 0 beschädigt.\n' });
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; metadata: object });
    expect(lines.map(({ type }) => type)).toEqual([
      'KommuneRegistered',
      'KommuneRegistered',
      'ProjectShared',
      'BestPracticeAdopted',
      'ProjectShared',
    ]);
    const file = join(emptyDirectory(), 'alles.jsonl');
    expect((await on('export', '--out', file)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(out);
  });

  it('leaves out what is damaged, says so, and ends with 1', async () => {
    await tampered(
      (database) => database.exec("UPDATE event SET data = '{}' WHERE position = 5"),
      async () => {
        const { code, out, err } = await on('export');
        expect(code).toBe(1);
        expect(out.trim().split('\n')).toHaveLength(4);
        expect(err).toContain('4 Einträge ausgegeben, 1 beschädigt.');
        const file = join(emptyDirectory(), 'alles.jsonl');
        writeFileSync(file, 'von letzter Woche');
        for (const target of [file, `${file}.neu`]) {
          const refused = await on('export', '--out', target, '--overwrite');
          expect(refused.err).toContain(
            `${target} wurde nicht geschrieben: 1 von 5 Einträgen sind beschädigt.`,
          );
          expect(refused.code).toBe(1);
        }
        expect(readFileSync(file, 'utf8')).toBe('von letzter Woche');
        expect(readdirSync(join(file, '..'))).toEqual(['alles.jsonl']);
      },
    );
  });
});

describe('rebuild', () => {
  it('makes the same rows anew, and is refused while a hub runs', { timeout: 60_000 }, async () => {
    const first = await on('rebuild');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^5 Einträge, Prüfsumme [0-9a-f]{64}\n$/);
    const hub = start(['serve', '--data', directory, '--port', '0', '--demo', 'off']);
    const [url = ''] = await said(hub, /http:\/\/127\.0\.0\.1:\d+/);
    for (const verb of ['rebuild', 'serve']) {
      const refused = await lichterkette([
        verb,
        '--data',
        directory,
        ...(verb === 'serve' ? ['--port', '0'] : []),
      ]);
      expect(refused, verb).toMatchObject({ code: 1, out: '' });
      expect(refused.err, verb).toContain('wird schon von einer laufenden Lichterkette benutzt');
    }
    const taken = await lichterkette([
      'serve',
      '--data',
      emptyDirectory(),
      '--demo',
      'off',
      '--port',
      new URL(url).port,
    ]);
    expect(taken.code).toBe(1);
    expect(taken.err).toMatch(/läuft schon etwas/);
    for (const verb of ['verify', 'export', 'doctor']) expect((await on(verb)).code, verb).toBe(0);
    expect((await on('doctor')).out).toContain('laufenden Lichterkette');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await stop(hub, 'SIGTERM')).toBe(0);
    expect(await on('rebuild')).toEqual(first);
  });

  it('ends with 1 over a damaged log, and names the event', async () => {
    await tampered(
      (database) => database.exec("UPDATE event SET type = 'KommuneJoined' WHERE position = 2"),
      async () => {
        const { code, err } = await on('rebuild');
        expect(code).toBe(1);
        expect(err).toMatch(/events bei [0-9a-f-]{36}: /);
      },
    );
    expect((await on('rebuild')).code).toBe(0);
  });
});

describe('doctor', () => {
  it('says that all is well, or what is not', async () => {
    expect(await on('doctor')).toMatchObject({ code: 0, err: '' });
    const foreign = emptyDirectory();
    const database = new DatabaseSync(join(foreign, 'log.sqlite'));
    database.exec('CREATE TABLE other (x)');
    database.close();
    const { code, out } = await lichterkette(['doctor', '--data', foreign]);
    expect(code).toBe(1);
    expect(out).toMatch(/FEHLER .*keine Datei der Lichterkette/);
  });
});
