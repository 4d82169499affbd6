import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { VIEWS } from '../../contracts/views/all.ts';
import { sealedCursors } from '../../src/ask/sealed-cursors.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { ask, kommuneBody, projectBody, replicas } from '../replicas/given.ts';
import { send } from './send.ts';

const PATHS = [
  '/v1/solutions?limit=1',
  '/v1/solutions?limit=1&sort=titel',
  '/v1/solutions?limit=1&q=wanderweg',
  '/v1/solutions?limit=1&zum=2099-01-01',
  '/v1/kommunen?limit=1',
  '/v1/needs?limit=1',
  '/v1/verbuende?limit=1',
  '/v1/feed?limit=1',
];

const nextOf = async (on: Stage, path: string, actor?: string) => {
  const { next } = await on.json(path, actor);
  expect(next, path).toBeTypeOf('string');
  return String(next);
};

const given = async (on: Stage) => {
  const kommunen = [await on.kommune('Gemeinde Wanderfeld'), await on.kommune('Gemeinde Zweifeld')] as const;
  await on.verbund('Zusammenarbeit Eins');
  await on.verbund('Zusammenarbeit Zwei');
  for (const title of ['Wanderwege', 'Wanderwegekarte', 'Wanderwegeheft'])
    await on.share(kommunen[0], { title });
  for (const satz of ['Wir suchen Wanderwege.', 'Wir suchen Wanderkarten.'])
    await on.done(`/v1/kommunen/${kommunen[0]}/state-need`, { satz });
  return kommunen;
};

const DAY_MS = 86_400_000;

describe('a cursor', () => {
  let on: Stage;
  let kommunen: readonly string[];
  let later = 0;
  const directory = emptyDirectory();
  const open = () => stage({ LICHTERKETTE_DATA: directory }, { now: () => new Date(Date.now() + later) });

  beforeAll(async () => {
    on = await open();
    kommunen = await given(on);
  });
  afterAll(() => on.hub.close());

  it('is asked for at every list of the registry here', () => {
    // Of what is for one organisation alone, test/journey/own-kommune asks.
    const lists = VIEWS.filter(
      ({ path, params }) => !path.includes('{') && 'cursor' in (params as z.ZodObject).shape,
    ).map(({ path }) => `/v1${path}`);
    expect(new Set(PATHS.map((path) => path.split('?')[0]))).toEqual(new Set(lists));
  });

  it.each(PATHS)('of %s holds for this question alone, and says nothing', async (path) => {
    const next = await nextOf(on, path);
    expect(await on.status(`${path}&cursor=${next}`)).toBe(200);
    for (const other of PATHS.filter((one) => one !== path))
      expect(await on.status(`${other}&cursor=${next}`), other).toBe(400);
    const bytes = Buffer.from(next, 'base64url').toString('latin1').toLowerCase();
    for (const word of ['wander', 'gemeinde', 'zusammen', 'solutions', '00000000'])
      expect(bytes, word).not.toContain(word);
  });

  it.each(PATHS)('of %s holds for those alone who see the same', async (path) => {
    const actors = [undefined, ...kommunen.map((id) => on.actor('kommune', id))];
    for (const actor of actors)
      for (const other of actors)
        expect(await on.status(`${path}&cursor=${await nextOf(on, path, actor)}`, other)).toBe(
          actor === other ? 200 : 400,
        );
  });

  it.each(PATHS)('of %s holds for this day alone', async (path) => {
    const next = await nextOf(on, path);
    later = DAY_MS;
    const { status, text } = await send(on.hub.url, { path: `${path}&cursor=${next}` });
    later = 0;
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      code: 'bad-parameter',
      errors: [{ path: 'cursor', message: expect.stringContaining('Bitte von vorn beginnen.') }],
    });
    expect(await on.status(`${path}&cursor=${next}`)).toBe(200);
  });

  it('is none with any of its signs changed, left out, added or written otherwise', async () => {
    const [path = ''] = PATHS;
    const next = await nextOf(on, path);
    const changed = Array.from(
      next,
      (sign, at) => next.slice(0, at) + (sign === 'A' ? 'B' : 'A') + next.slice(at + 1),
    );
    const others = [next.slice(1), next.slice(0, -1), `${next}A`, `${next}=`, `${next}%20`, `.${next}`, 'A'];
    for (const other of [...changed, ...others])
      expect(await on.status(`${path}&cursor=${other}`), other).toBe(400);
  });

  it('leads on after a restart, and from the mirror as well', async () => {
    const before = await Promise.all(PATHS.map((path) => nextOf(on, path)));
    await on.hub.close();
    on = await open();
    for (const [index, path] of PATHS.entries())
      expect(await on.status(`${path}&cursor=${before[index]}`), path).toBe(200);
    expect(await Promise.all(PATHS.map((path) => nextOf(on, path)))).toEqual(before);
  });
});

it('leads on at another replica, and not in another log', async () => {
  const { hubs } = await replicas(2);
  const [one, other] = hubs as [(typeof hubs)[number], (typeof hubs)[number]];
  const { kommuneId } = (await ask(one, '/v1/kommunen', kommuneBody('Gemeinde Doppel'))).body;
  for (const title of ['Erstes', 'Zweites', 'Drittes'])
    await ask(one, `/v1/kommunen/${String(kommuneId)}/share-project`, projectBody(title));
  const first = await ask(one, '/v1/solutions?limit=1');
  const path = `/v1/solutions?limit=1&cursor=${String(first.body.next)}`;
  const second = await ask(other, `${path}&atLeast=${String(first.body.position)}`);
  expect(second.body.items).toEqual((await ask(one, path)).body.items);
  const apart = await stage();
  await given(apart);
  expect(await apart.status(path)).toBe(400);
  await apart.hub.close();
});

it('gives equal texts for equal keys, and tells nothing of what they have in common', () => {
  const cursors = sealedCursors(() => 'a log')(['list']);
  const texts = ['aaaa', 'aaab', 'aaac'].map((key) => cursors.seal([key]));
  expect(cursors.seal(['aaaa'])).toBe(texts[0]);
  for (let length = 4; length <= 22; length += 4)
    expect(new Set(texts.map((text) => text.slice(0, length))).size).toBe(3);
  expect(texts.map((text) => cursors.open(text))).toEqual([['aaaa'], ['aaab'], ['aaac']]);
});
