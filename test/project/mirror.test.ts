import { readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { mirroredFrom } from '../../src/project/mirror/mirror-file.ts';
import { readMirror } from '../../src/project/mirror/read-mirror.ts';
import { writeRows } from '../../src/project/rows-table.ts';
import { Runner } from '../../src/project/runner.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { channelsOf } from './ask-all.ts';
import { demoEvents, emptyDirectory } from './demo-log.ts';
import { fixedLog } from './fixed-log.ts';

let events: StoredEvent[];
let rowsHash: string;

const startedOn = async (store: EventStore, mirrorDirectory?: string) => {
  const runner = new Runner({
    store,
    projections: PROJECTIONS,
    ...(mirrorDirectory === undefined ? {} : { mirrorDirectory }),
  });
  await runner.start();
  return runner;
};

/** A start from this directory has the same rows as one from nothing, and goes on keeping its mirror. */
const isSound = async (directory: string, cut?: 'cut') => {
  const runner = await startedOn(fixedLog(events), directory);
  expect(runner.rowsHash).toBe(rowsHash);
  expect(runner.failures).toEqual([]);
  expect(runner.mirror.ok).toBe(true);
  expect(runner.mirror.cut > 0).toBe(cut !== undefined);
  await runner.close();
};

/** A directory with the mirror of a log, made in batches of about forty events. */
const mirroring = async (log: readonly StoredEvent[]) => {
  const directory = emptyDirectory();
  await (await startedOn(fixedLog(log, 40), directory)).close();
  return directory;
};

const MAGIC = 16;

/** Where each frame of a file begins, and where the last one ends. */
const framesOf = (bytes: Buffer): number[] => {
  const starts = [MAGIC];
  for (let at = MAGIC; at < bytes.length; starts.push(at))
    at += 12 + bytes.readUInt32LE(at) + bytes.readUInt32LE(at + 4) + 4;
  return starts;
};

const change = (path: string, how: (bytes: Buffer, starts: readonly number[]) => Buffer) => {
  const bytes = readFileSync(path);
  writeFileSync(path, how(bytes, framesOf(bytes)));
};

/** One bit of the frame of this number (from 0), so far behind its beginning. */
const flip = (frame: number, behind: number) => (bytes: Buffer, starts: readonly number[]) => {
  const at = (starts[frame] ?? 0) + behind;
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  return bytes;
};

const without = (frame: number) => (bytes: Buffer, starts: readonly number[]) =>
  Buffer.concat([bytes.subarray(0, starts[frame]), bytes.subarray(starts[frame + 1])]);

beforeAll(async () => {
  events = await demoEvents();
  rowsHash = (await startedOn(fixedLog(events))).rowsHash;
});

describe('the mirror', () => {
  it('makes a start read only what came since, and know all that a whole one knows', async () => {
    const directory = await mirroring(events.slice(0, 600));
    const log = fixedLog(events);
    const asked: unknown[] = [];
    const subscribeAll: EventStore['subscribeAll'] = (after, subscriber) => {
      asked.push(after);
      return log.subscribeAll(after, subscriber);
    };
    const runner = await startedOn({ ...log, subscribeAll }, directory);
    expect(asked).toEqual([events[599]?.position]);
    const whole = await startedOn(log);
    expect(runner.rowsHash).toBe(whole.rowsHash);
    expect(runner.applied).toBe(events.length);
    for (const { position, stream } of events) {
      expect(runner.knows(position)).toBe(true);
      expect(runner.revisionOf(stream)).toBe(whole.revisionOf(stream));
    }
    for (const day of ['2020-01-01', '2024-06-30', '2025-12-31', '2030-01-01'])
      expect(runner.resolveStand(day)).toBe(whole.resolveStand(day));
    const titles = [...whole.models().catalogue.solutions.values()].map(({ fields }) => fields.title);
    expect(titles.map(runner.text)).toEqual(titles.map(whole.text));
    expect(titles.map(runner.text)).not.toContain('');
    await runner.close();
  });

  it.each([
    ['rows flipped', 'readmodel.bin', flip(0, 4000)],
    ['rows flipped later', 'readmodel.bin', flip(3, 2000)],
    ['a head flipped', 'readmodel.bin', flip(2, 30)],
    ['a length flipped', 'readmodel.bin', flip(2, 5)],
    ['a length grown beyond the file', 'readmodel.bin', flip(2, 7)],
    ['a checksum flipped', 'readmodel.bin', flip(1, 8)],
    ['a frame gone', 'readmodel.bin', without(1)],
    [
      'a frame twice',
      'readmodel.bin',
      (bytes: Buffer, starts: readonly number[]) =>
        Buffer.concat([bytes.subarray(0, starts[2]), bytes.subarray(starts[1])]),
    ],
    ['texts flipped', 'texts.bin', flip(1, 100)],
    ['texts gone', 'texts.bin', without(1)],
    [
      'something added',
      'readmodel.bin',
      (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('und noch etwas')]),
    ],
  ])('with %s gives the same rows, then and at the next start', async (_name, file, how) => {
    const directory = await mirroring(events);
    change(join(directory, file), how);
    await isSound(directory, 'cut');
    await isSound(directory);
  });

  it('torn at any byte gives the same rows', async () => {
    const directory = await mirroring(events.slice(0, 200));
    const whole = {
      made: readFileSync(join(directory, 'readmodel.bin')),
      told: readFileSync(join(directory, 'texts.bin')),
    };
    const starts = framesOf(whole.made);
    const ends = [
      3,
      MAGIC,
      MAGIC + 7,
      (starts[1] ?? 0) - 2,
      starts[1] ?? 0,
      (starts[2] ?? 0) + 13,
      (starts[3] ?? 0) + 500,
      whole.made.length - 1,
    ];
    for (const end of ends) {
      writeFileSync(join(directory, 'readmodel.bin'), whole.made.subarray(0, end));
      writeFileSync(join(directory, 'texts.bin'), whole.told);
      const runner = await startedOn(fixedLog(events), directory);
      expect(runner.rowsHash, `torn at ${end}`).toBe(rowsHash);
      await runner.close();
    }
  });

  it.each(['readmodel.bin', 'texts.bin'])('without %s is built anew', async (file) => {
    const directory = await mirroring(events);
    rmSync(join(directory, file));
    await isSound(directory, file === 'texts.bin' ? 'cut' : undefined);
  });

  it('lags behind its texts by a batch when it was killed in between', async () => {
    const directory = await mirroring(events);
    const path = join(directory, 'readmodel.bin');
    truncateSync(path, framesOf(readFileSync(path)).at(-2));
    for (const _ of ['then', 'at the next start']) await isSound(directory);
  });

  it('keeps a push once, on whichever channels it was told, also after a start from it', async () => {
    const directory = await mirroring(events);
    const runner = await startedOn(fixedLog(events), directory);
    const feed = new Map([...runner.pushes('feed')].map((push) => [push.position, push]));
    const others = channelsOf(runner)
      .filter((channel) => channel.startsWith('solution:'))
      .flatMap((channel) => [...runner.pushes(channel)])
      // Told because of others, it is told to those only who see a way to them.
      .filter(({ ways }) => ways === undefined);
    expect(others.length).toBeGreaterThan(100);
    for (const push of others) expect(push).toBe(feed.get(push.position));
    await runner.close();
  });

  it('shows an auditor its rows with SQL', async () => {
    const directory = await mirroring(events);
    const runner = await startedOn(fixedLog(events));
    const state = readMirror(directory, PROJECTIONS);
    if (state === undefined) throw new Error('no mirror');
    const database = new DatabaseSync(':memory:');
    writeRows(database, state);
    const names = database.prepare('SELECT DISTINCT tbl FROM row_version').all();
    expect(names.map(({ tbl }) => tbl)).toEqual(
      expect.arrayContaining(['catalogue.solutions', 'kommune.kommunen']),
    );
    const row = database
      .prepare(`SELECT row ->> 'kind' AS kind FROM row_version WHERE tbl = 'kommune.kommunen'`)
      .get();
    expect(row).toEqual({ kind: expect.stringMatching(/^[a-z]/) });
    const count = database.prepare('SELECT count(*) AS count FROM push WHERE channel = ?');
    for (const channel of channelsOf(runner))
      expect([channel, count.get(channel)?.count]).toEqual([channel, runner.pushes(channel).length]);
    expect(
      database.prepare('SELECT count(DISTINCT channel) AS count FROM push').get()?.count,
    ).toBeGreaterThan(50);
    database.close();
  });

  it('keeps free texts in a file of their own only', async () => {
    const directory = await mirroring(events);
    const titles = events.flatMap(({ type, data }) => (type === 'ProjectShared' ? [String(data.title)] : []));
    expect(titles.length).toBeGreaterThan(20);
    const [rows, texts] = ['readmodel.bin', 'texts.bin'].map((file) =>
      readFileSync(join(directory, file)),
    ) as [Buffer, Buffer];
    const holds = (bytes: Buffer, title: string) =>
      (['latin1', 'utf16le', 'utf8'] as const).some((encoding) =>
        bytes.includes(Buffer.from(title, encoding)),
      );
    for (const title of titles)
      expect([title, holds(rows, title), holds(texts, title)]).toEqual([title, false, true]);
  });
});

describe('what stands in the log before the mirror’s checkpoint', () => {
  const [at] = [350];
  const other = (event: StoredEvent): StoredEvent => ({
    ...event,
    data: { ...event.data, hinzugefuegt: 'x' },
  });

  it.each([
    ['changed', (log: StoredEvent[]) => log.with(at, other(log[at] as StoredEvent))],
    ['removed', (log: StoredEvent[]) => log.toSpliced(at, 1)],
    [
      'moved',
      (log: StoredEvent[]) => {
        const [here, next] = [log[at], log[at + 1]] as [StoredEvent, StoredEvent];
        return log
          .with(at, { ...next, position: `${here.position.slice(0, -8)}00000000` })
          .with(at + 1, here);
      },
    ],
  ])('is looked at again after a start: an event that was %s stops the hub', async (_name, tamper) => {
    const directory = await mirroring(events);
    const runner = await startedOn(fixedLog(tamper([...events])), directory);
    await expect.poll(() => runner.failures, { timeout: 20_000 }).toMatchObject([{ projection: 'events' }]);
    await runner.close();
  });

  it('is left alone where it is as it was', async () => {
    const directory = await mirroring(events);
    let read = 0;
    const log = fixedLog(events);
    const readAll: EventStore['readAll'] = async function* counted(after) {
      for await (const event of log.readAll(after)) {
        read += 1;
        yield event;
      }
    };
    const runner = await startedOn({ ...log, readAll }, directory);
    // The first event is read by itself, too: cursors are sealed with what is made of it.
    await expect.poll(() => read, { timeout: 20_000 }).toBe(1 + events.length);
    expect(runner.failures).toEqual([]);
    await runner.close();
  });
});

it('files that others have put in the place of each other say nothing, and are made anew', async () => {
  const directory = await mirroring(events.slice(0, 100));
  const [made, told, aside] = ['readmodel.bin', 'texts.bin', 'x'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  expect(mirroredFrom(directory)?.first).toBe(events[0]?.position);
  for (const [from, to] of [
    [made, aside],
    [told, made],
    [aside, told],
  ] as const)
    renameSync(from, to);
  expect(mirroredFrom(directory)).toBe(null);
  await isSound(directory);
});
