import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { removeJournal } from '../../src/project/journal-file.ts';
import { mirroredFrom } from '../../src/project/mirror-file.ts';
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

/** A start from this directory has the same rows as one from nothing; `kept`: and goes on keeping its mirror. */
const isSound = async (directory: string, kept = true) => {
  const runner = await startedOn(fixedLog(events), directory);
  expect(runner.rowsHash).toBe(rowsHash);
  expect(runner.failures).toEqual([]);
  expect(runner.mirror.ok).toBe(kept);
  await runner.close();
};

/** A directory with the mirror of a log, made in batches of about forty events. */
const mirroring = async (log: readonly StoredEvent[]) => {
  const directory = emptyDirectory();
  await (await startedOn(fixedLog(log, 40), directory)).close();
  return directory;
};

const changed = (directory: string, file: string, sql: string, id: number) => {
  const database = new DatabaseSync(join(directory, file));
  expect(database.prepare(sql).run(id).changes).toBe(1);
  database.close();
};

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
    ['rows changed', 'readmodel.sqlite', `UPDATE batch SET kept = kept || ' ' WHERE id = ?`, 1],
    ['rows changed later', 'readmodel.sqlite', `UPDATE batch SET kept = kept || ' ' WHERE id = ?`, 3],
    [
      'a checkpoint moved',
      'readmodel.sqlite',
      `UPDATE batch SET checkpoint = '1' || checkpoint WHERE id = ?`,
      2,
    ],
    ['a batch gone', 'readmodel.sqlite', 'DELETE FROM batch WHERE id = ?', 2],
    ['texts changed', 'texts.sqlite', `UPDATE batch SET kept = replace(kept, 'a', 'e') WHERE id = ?`, 2],
    ['texts gone', 'texts.sqlite', 'DELETE FROM batch WHERE id = ?', 2],
  ])('with %s gives the same rows, then and at the next start', async (_name, file, sql, id) => {
    const directory = await mirroring(events);
    changed(directory, file, sql, id);
    for (const kept of [false, true]) await isSound(directory, kept);
  });

  it.each(['readmodel.sqlite', 'texts.sqlite'])('without %s is built anew', async (file) => {
    const directory = await mirroring(events);
    removeJournal(join(directory, file));
    await isSound(directory);
  });

  it('lags behind its texts by a batch when it was killed in between', async () => {
    const directory = await mirroring(events);
    const database = new DatabaseSync(join(directory, 'readmodel.sqlite'));
    database.exec('DELETE FROM batch WHERE id = (SELECT max(id) FROM batch)');
    database.close();
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
    const mirror = new DatabaseSync(join(directory, 'readmodel.sqlite'), { readOnly: true });
    const names = mirror.prepare('SELECT DISTINCT tbl FROM row_version').all();
    expect(names.map(({ tbl }) => tbl)).toEqual(
      expect.arrayContaining(['catalogue.solutions', 'kommune.kommunen']),
    );
    const row = mirror
      .prepare(`SELECT row ->> 'kind' AS kind FROM row_version WHERE tbl = 'kommune.kommunen'`)
      .get();
    expect(row).toEqual({ kind: expect.stringMatching(/^[a-z]/) });
    const pushed = new Set(
      channelsOf(runner).flatMap((channel) => [...runner.pushes(channel)].map(({ position }) => position)),
    );
    expect(mirror.prepare('SELECT count(DISTINCT position) AS count FROM push').get()?.count).toBe(
      pushed.size,
    );
    mirror.close();
  });

  it('keeps free texts in a file of their own only', async () => {
    const directory = await mirroring(events);
    const shared = events.filter(({ type }) => type === 'ProjectShared');
    expect(shared.length).toBeGreaterThan(20);
    const [rows, texts] = ['readmodel.sqlite', 'texts.sqlite'].map((file) =>
      readFileSync(join(directory, file), 'utf8'),
    );
    for (const { data } of shared) {
      expect(rows).toContain(String(data.solutionId));
      expect(rows).not.toContain(String(data.title));
    }
    expect(texts).toContain(String(shared[3]?.data.title));
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
  const [made, told, aside] = ['readmodel.sqlite', 'texts.sqlite', 'x'].map((name) =>
    join(directory, name),
  ) as [string, string, string];
  expect(mirroredFrom(directory)?.first).toBe(events[0]?.position);
  for (const [from, to] of [
    [made, aside],
    [told, made],
    [aside, told],
  ] as const)
    renameSync(from, to);
  expect(mirroredFrom(directory)?.first).toBe(null);
  await isSound(directory);
});
