import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { listSolutions } from '../../contracts/views/catalogue.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { PUBLIC_SIGHT } from '../../projections/reading/sight.ts';
import { type AskParts, answer, prepare } from '../../src/ask/ask.ts';
import { sealedCursors } from '../../src/ask/sealed-cursors.ts';
import type { ReadSide } from '../../src/project/read-side.ts';
import { Runner } from '../../src/project/runner.ts';
import { stage } from '../journey/stage.ts';
import { demoEvents } from '../project/demo-log.ts';
import { fixedLog } from '../project/fixed-log.ts';

const PUBLIC = { sight: PUBLIC_SIGHT, mayWrite: () => false };

/** Read models of most of the demo, of which more is applied while a question waits for what takes long. */
const movingOn = async (events: readonly StoredEvent[]) => {
  const log = fixedLog(events.slice(0, 500));
  let more = () => {};
  const runner = new Runner({
    store: {
      ...log,
      subscribeAll: (after, subscriber) => {
        more = () => void subscriber.onEvents(events.slice(500));
        return log.subscribeAll(after, subscriber);
      },
    },
    projections: PROJECTIONS,
  });
  await runner.start();
  const readSide: ReadSide = {
    get position() {
      return runner.position;
    },
    knows: (position) => runner.knows(position),
    waitFor: (position, ms) => runner.waitFor(position, ms),
    resolveStand: (stand) => runner.resolveStand(stand),
    models: (at) => runner.models(at),
    longWork: {
      run: async (steps: Iterable<void>) => {
        for (const _ of steps);
        more();
        more = () => {};
        return true;
      },
    } as unknown as ReadSide['longWork'],
    searchWork: runner.searchWork,
    moved: runner.moved,
    root: runner.root,
    text: runner.text,
    pushes: runner.pushes,
    onTold: () => () => undefined,
    onApplied: (listener) => runner.onApplied(listener),
    present: (value, sight) => runner.present(value, sight),
    revisionOf: (stream) => runner.revisionOf(stream),
  };
  const parts: AskParts = {
    readSide,
    mayCome: async () => false,
    now: () => new Date('2026-11-24T10:00:00Z'),
    waitMs: 100,
    cursors: sealedCursors(() => runner.root),
  };
  const ask = async (params: object) => {
    const question = await prepare({ query: listSolutions, path: {}, params: { ...params } }, PUBLIC, parts);
    return answer(question, PUBLIC, parts) as { total: number; position: string };
  };
  return { runner, ask };
};

describe('a question that waits while events are applied', () => {
  let events: StoredEvent[];
  beforeAll(async () => {
    events = await demoEvents();
  }, 60_000);

  it('is answered as of the moment that it asked for', async () => {
    const { runner, ask } = await movingOn(events);
    const then = runner.position as string;
    const whole = await ask({ stand: then });
    expect(runner.position).not.toBe(then);
    expect(whole.position).toBe(then);
    const now = await ask({});
    expect(now.position).toBe(runner.position);
    expect(now.total).toBeGreaterThan(whole.total);
    expect(await ask({ stand: then })).toEqual(whole);
  });

  it('is answered as of now where it asked for no moment', async () => {
    const { runner, ask } = await movingOn(events);
    const then = runner.position as string;
    const now = await ask({});
    expect(now.position).toBe(runner.position);
    expect(now.total).toBeGreaterThan((await ask({ stand: then })).total);
  });
});

describe('when many wait for other days', () => {
  const AT_ONCE = 32;

  const opened = async () => {
    const on = await stage();
    onTestFinished(() => on.hub.close());
    await on.share(await on.kommune('Altdorf'), {});
    return on;
  };

  it('what takes no longer than a turn is answered all the same', async () => {
    const on = await opened();
    const { longWork } = on.hub.runner;
    let held = true;
    function* long(): Iterable<void> {
      while (held) yield;
    }
    const works = Array.from({ length: AT_ONCE }, () => longWork.run(long()));
    expect(await longWork.run(long(), AT_ONCE)).toBe(false);
    for (const path of ['/v1/kommunen', '/v1/solutions', '/v1/solutions?q=titel', '/loesungen?q=parkausweis'])
      expect((await fetch(on.hub.url + path)).status, path).toBe(200);
    expect(await on.kommune('Neudorf')).toBeDefined();
    held = false;
    expect(new Set(await Promise.all(works))).toEqual(new Set([true]));
  });

  it.each(['longWork', 'searchWork'] as const)('one more (%s) is asked to come again', async (lane) => {
    const on = await opened();
    const run = vi.spyOn(on.hub.runner[lane], 'run').mockResolvedValue(false);
    const path = 'solutions?zum=2026-01-31&q=titel';
    const refused = await fetch(`${on.hub.url}/v1/${path}`);
    expect(run.mock.lastCall?.[1]).toBe(AT_ONCE);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('Retry-After')).toBe('2');
    expect(await refused.json()).toMatchObject({
      code: 'not-ready',
      detail: expect.stringContaining('andere Tage und Stände'),
    });
    expect((await fetch(`${on.hub.url}/loesungen?zum=2026-01-31&q=titel`)).status).toBe(503);
    expect((await fetch(`${on.hub.url}/v1/kommunen`)).status).toBe(200);
    run.mockRestore();
    expect((await fetch(`${on.hub.url}/v1/${path}`)).status).toBe(200);
  });
});
