import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { startHub } from '../../src/main.ts';
import { Runner } from '../../src/project/runner.ts';
import { readSettings } from '../../src/settings.ts';
import { said, start, stop } from '../cli/bin.ts';
import { emptyDirectory } from './demo-log.ts';
import { eventsIn } from './events-in.ts';
import { fixedLog } from './fixed-log.ts';

const rebuiltHash = async (events: readonly StoredEvent[]) => {
  const runner = new Runner({ store: fixedLog(events), projections: PROJECTIONS });
  await runner.start();
  return runner.rowsHash;
};

/** How many events the log holds by now; 0 while it is being made. */
const countIn = (directory: string): number => {
  try {
    const database = new DatabaseSync(`${directory}/log.sqlite`, { readOnly: true });
    const { count } = database.prepare('SELECT count(*) AS count FROM event').get() as { count: number };
    database.close();
    return count;
  } catch {
    return 0;
  }
};

const settingsOf = (LICHTERKETTE_DATA: string, LICHTERKETTE_DEMO: string) =>
  readSettings({ PORT: '0', LICHTERKETTE_DATA, LICHTERKETTE_DEMO });

describe('a hub that is killed', () => {
  it('while its mirror is written has the same rows after the next start', { timeout: 180_000 }, async () => {
    const directory = emptyDirectory();
    for (const [kill, wait] of [5, 60, 130].entries()) {
      const child = start(['serve', '--port', '0', '--demo', 'off', '--data', directory]);
      const [url = ''] = await said(child, /http:\/\/127\.0\.0\.1:\d+/);
      const before = countIn(directory);
      const writing = Promise.allSettled(
        Array.from({ length: 150 }, (_, index) =>
          fetch(`${url}/v1/kommunen`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ name: `Gemeinde ${kill} ${index}`, kind: 'gemeinde', land: 'Hessen' }),
          }).then(({ status }) => status),
        ),
      );
      await expect
        .poll(() => countIn(directory), { timeout: 20_000, interval: 2 })
        .toBeGreaterThan(before + 5);
      await new Promise((resolve) => setTimeout(resolve, wait));
      await stop(child, 'SIGKILL');
      const answered = (await writing).filter(
        (one) => one.status === 'fulfilled' && one.value === 201,
      ).length;
      const hub = await startHub(settingsOf(directory, 'off'));
      const events = await eventsIn(directory);
      expect(events.length - before).toBeGreaterThanOrEqual(answered);
      expect(hub.runner.applied).toBe(events.length);
      expect(hub.runner.rowsHash).toBe(await rebuiltHash(events));
      await hub.close();
    }
  });

  it('while it loads the demo goes on where it was, to the very same log', { timeout: 180_000 }, async () => {
    const directory = emptyDirectory();
    const counts: number[] = [];
    for (const enough of [40, 250, 500]) {
      const child = start(['serve', '--port', '0', '--data', directory]);
      await expect.poll(() => countIn(directory), { timeout: 30_000, interval: 2 }).toBeGreaterThan(enough);
      await stop(child, 'SIGKILL');
      counts.push(countIn(directory));
    }
    const hub = await startHub(settingsOf(directory, 'on'));
    await hub.close();
    const disturbed = await eventsIn(directory);
    expect(
      counts.every((count) => count < disturbed.length),
      `${counts} of ${disturbed.length}`,
    ).toBe(true);

    const undisturbed = emptyDirectory();
    const day = disturbed[0]?.metadata.loadedOn ?? '';
    const whole = await startHub(settingsOf(undisturbed, 'on'), {
      now: () => new Date(`${day}T12:00:00+01:00`),
    });
    await whole.close();
    // A salt is random, hashes are over it; positions carry a hash.
    const same = ({ position: _, metadata, ...event }: StoredEvent) => {
      const { salt: __, hash: ___, prevHash: ____, ...rest } = metadata;
      return { ...event, metadata: rest };
    };
    expect(disturbed.map(same)).toEqual((await eventsIn(undisturbed)).map(same));
    expect(hub.runner.rowsHash).toBe(await rebuiltHash(disturbed));
  });

  it('does not load the demo into a log that somebody has written to', async () => {
    const directory = emptyDirectory();
    const first = await startHub(settingsOf(directory, 'off'));
    await fetch(`${first.url}/v1/kommunen`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'Gemeinde Echt', kind: 'gemeinde', land: 'Hessen' }),
    });
    await first.close();
    const second = await startHub(settingsOf(directory, 'on'));
    expect(second.runner.applied).toBe(1);
    await second.close();
  });
});
