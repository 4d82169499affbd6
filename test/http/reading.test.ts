import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';
import { send } from './send.ts';

let on: Stage;

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DEMO: 'on' });
});

afterAll(() => on.hub.close());

interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly total: number;
  readonly next?: string;
  readonly position: string;
}

const list = async (path: string) => {
  const { status, headers, text } = await send(on.hub.url, { path });
  expect(status, path).toBe(200);
  return { ...(JSON.parse(text) as Listed), link: headers.link as string | undefined };
};

const idOf = (item: Readonly<Record<string, unknown>>) =>
  String(item.solutionId ?? item.id ?? item.kommuneId ?? item.verbundId);

/** All ids of a list, page after page by the Link header; `between` is done after each page. */
const walk = async (path: string, between = async (): Promise<unknown> => undefined): Promise<string[]> => {
  const ids: string[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const page: Awaited<ReturnType<typeof list>> = await list(next);
    ids.push(...page.items.map(idOf));
    const [, target, cursor] = /^<([^>]*[?&]cursor=([^&>]+)[^>]*)>; rel="next"$/.exec(page.link ?? '') ?? [];
    expect(cursor === undefined ? undefined : decodeURIComponent(cursor)).toBe(page.next);
    next = target;
    await between();
  }
  return ids;
};

describe('paging by Link', () => {
  it.each([
    '/v1/solutions?limit=3',
    '/v1/solutions?limit=4&sort=titel',
    '/v1/solutions?limit=2&weit=ja&q=online%20antrag',
    '/v1/solutions?limit=1&land=Hessen&land=Bayern',
    '/v1/solutions?limit=3&zum=2025-06-01',
    '/v1/kommunen?limit=7',
    '/v1/verbuende?limit=1',
    '/v1/feed?limit=150',
  ])('%s visits every item exactly once', async (path) => {
    const whole = await list(path.replace(/limit=\d+/, 'limit=200'));
    const ids = await walk(path);
    expect(ids).toHaveLength(whole.total);
    expect(new Set(ids).size).toBe(whole.total);
    if (whole.total <= 200) expect(ids).toEqual(whole.items.map(idOf));
    expect(whole.total).toBeGreaterThan(1);
  });

  it.each([
    '/v1/solutions?limit=5',
    '/v1/solutions?limit=5&sort=titel',
    '/v1/feed?limit=190',
    '/v1/kommunen?limit=9',
  ])('%s neither skips nor repeats while others write', async (path) => {
    const before = await walk(path);
    const kommuneId = await on.kommune('Gemeinde Zwischendrin');
    let count = 0;
    const during = await walk(path, async () => {
      count += 1;
      return on.share(kommuneId, { title: `${count % 2 === 0 ? 'Aa' : 'Zz'} dazwischen ${count}` });
    });
    expect(during.filter((id) => before.includes(id))).toEqual(before);
    expect(new Set(during).size).toBe(during.length);
  });

  it('of a search is of one moment where `stand` says which', async () => {
    const kommuneId = await on.kommune('Gemeinde Treffer');
    const { position } = await list('/v1/solutions?q=online%20antrag');
    const path = `/v1/solutions?limit=2&weit=ja&q=online%20antrag&stand=${position}`;
    const before = await walk(path);
    expect(before.length).toBeGreaterThan(4);
    const during = await walk(path, () => on.share(kommuneId, { title: 'Online-Antrag online beantragen' }));
    expect(during).toEqual(before);
  });

  it('forwards from a position gives the feed oldest first', async () => {
    const { items } = await list('/v1/feed?limit=200');
    const after = String(items[60]?.position);
    const forward = await walk(`/v1/feed?limit=7&after=${after}`);
    expect(forward).toEqual(items.slice(0, 60).map(idOf).reverse());
  });

  it('a cursor serves only the list that gave it', async () => {
    const { next = '' } = await list('/v1/solutions?limit=2&q=antrag');
    for (const path of [
      '/v1/solutions',
      '/v1/solutions?q=hund',
      '/v1/solutions?sort=titel',
      '/v1/kommunen',
      '/v1/feed',
    ])
      expect(await on.status(`${path}${path.includes('?') ? '&' : '?'}cursor=${next}`), path).toBe(400);
    expect(await on.status(`/v1/solutions?q=antrag&limit=9&cursor=${next}`)).toBe(200);
    const { next: newest = '' } = await list('/v1/feed?limit=2');
    const { items } = await list('/v1/feed?limit=3');
    expect(await on.status(`/v1/feed?cursor=${newest}&after=${String(items[2]?.position)}`)).toBe(400);
  });
});

interface Faceted {
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
  readonly total: number;
  readonly position: string;
}

describe('facets', () => {
  it.each(['', 'zum=2025-03-31', 'stand', 'q=antrag'])(
    'count what a choice would bring, and a choice brings it, for whoever looks: %s',
    async (given) => {
      const { position } = await list('/v1/solutions');
      const more = given === 'stand' ? `stand=${position}` : given;
      // Two of the demo that see of others what the public does not.
      const actors = ((await on.json('/v1/demo-actors')).items as { id: string }[]).map(({ id }) => id);
      let looked = 0;
      for (const actor of [undefined, actors[0], actors.at(-1)]) {
        const { facets, total } = (await on.json(
          `/v1/solutions?limit=200&${more}`,
          actor,
        )) as unknown as Faceted;
        for (const [name, values] of Object.entries(facets))
          for (const { value, count } of values) {
            const query = `${new URLSearchParams({ limit: '1', [name]: value })}&${more}`;
            const chosen = (await on.json(`/v1/solutions?${query}`, actor)) as unknown as Faceted;
            expect(chosen.total, `${name}=${value} ${String(actor)}`).toBe(count);
            expect(count).toBeLessThanOrEqual(total);
            looked += 1;
          }
        for (const name of ['genutztIn', 'groesse', 'relation'])
          expect(facets[name]?.length, name).toBeGreaterThan(1);
      }
      expect(looked).toBeGreaterThan(90);
    },
  );

  it('over those who use it say where they are, how many live there, how they took it over and who runs it', async () => {
    const place = (name: string, land: string, population?: number) =>
      on.done('/v1/kommunen', { name, kind: 'gemeinde', land, ...(population ? { population } : {}) });
    const of = async (solutionId: string) => {
      const { items } = (await on.json('/v1/solutions?q=Adressatenlampe&limit=1')) as unknown as Listed;
      expect(items.map(idOf)).toEqual([solutionId]);
      const { facets } = (await on.json('/v1/solutions?q=Adressatenlampe')) as unknown as Faceted;
      const names = ['genutztIn', 'groesse', 'relation', 'betreiber', 'auchFuerAndere'];
      return Object.fromEntries(names.map((name) => [name, facets[name]?.map(({ value }) => value).sort()]));
    };
    const origin = await place('Gemeinde Lampe', 'Bremen', 99);
    const solutionId = await on.share(origin.kommuneId as string, { title: 'Adressatenlampe' });
    const none = { genutztIn: [], groesse: [], relation: [], betreiber: [], auchFuerAndere: [] };
    expect(await of(solutionId)).toEqual(none);
    const one = String((await place('Gemeinde Eins', 'Saarland', 5000)).kommuneId);
    const two = String((await place('Gemeinde Zwei', 'Thüringen', 5001)).kommuneId);
    const planner = String((await place('Gemeinde Drei', 'Berlin', 200_000)).kommuneId);
    await on.done(`/v1/kommunen/${planner}/plan-adoption`, { sources: [{ solutionId }] });
    await on.adopt(planner, await on.share(one, { title: 'Anderes' }), { relation: 'angeregt' });
    expect(await of(solutionId)).toEqual(none);
    const used = await on.adopt(one, solutionId, {
      relation: 'nicht-angegeben',
      betreiber: { art: 'dienstleister' },
    });
    await on.adopt(two, solutionId, {
      status: 'in-erprobung',
      betreiber: { art: 'selbst' },
      fuer: [one],
      sichtbarkeit: 'kommune',
    });
    expect(await of(solutionId)).toEqual({
      ...{ genutztIn: ['Saarland'], groesse: ['bis-5000'], relation: ['nicht-angegeben'] },
      ...{ betreiber: ['dienstleister'], auchFuerAndere: ['false'] },
    });
    await on.done(`/v1/kommunen/${one}/change-kommune-profile`, {
      population: 100_001,
      validFrom: '2026-01-01',
    });
    expect((await of(solutionId)).groesse).toEqual(['darueber']);
    const { adoptionId } = used;
    await on.done(`/v1/kommunen/${one}/end-usage`, { adoptionId, on: '2026-01-01' });
    expect(await of(solutionId)).toEqual(none);
  });

  it('of one name add up, of two names narrow', async () => {
    const total = async (query: string) => (await list(`/v1/solutions?${query}`)).total;
    const [one, two] = [await total('land=Hessen'), await total('land=Bayern')];
    expect(await total('land=Hessen&land=Bayern')).toBe(one + two);
    expect(await total('land=Hessen&bewaehrt=true&bewaehrt=false')).toBe(one);
    expect(await total('land=Hessen&art=prozess')).toBeLessThanOrEqual(one);
  });
});

describe('an answer and its tag', () => {
  const conditional = (path: string, tag: string, actor?: string) =>
    send(on.hub.url, {
      path,
      headers: { 'If-None-Match': tag, ...(actor ? { 'X-Demo-Actor': actor } : {}) },
    });

  it('is 304 without body until something is written, and for nobody else', async () => {
    const kommuneId = await on.kommune('Gemeinde Etikett');
    const first = await send(on.hub.url, { path: '/v1/solutions' });
    const tag = String(first.headers.etag);
    for (const given of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
      const answer = await conditional('/v1/solutions', given);
      expect({ status: answer.status, text: answer.text, etag: answer.headers.etag }, given).toEqual({
        status: 304,
        text: '',
        etag: tag,
      });
    }
    for (const path of ['/v1/solutions?limit=21', '/v1/kommunen', '/v1/solutions?sort=titel'])
      expect((await conditional(path, tag)).status, path).toBe(200);
    expect((await conditional('/v1/solutions', tag, on.actor('kommune', kommuneId))).status).toBe(200);
    await on.share(kommuneId, { title: 'Neues Etikett' });
    const second = await conditional('/v1/solutions', tag);
    expect(second.status).toBe(200);
    expect(second.headers.etag).not.toBe(tag);
    expect(String(second.headers.vary)).toContain('X-Demo-Actor');
  });

  it('never makes a revision public, and never takes a tag for one', async () => {
    const kommuneId = await on.kommune('Gemeinde Revision');
    const verbundId = await on.verbund('Zusammenarbeit Revision');
    const solutionId = await on.share(kommuneId, { title: 'Mit Revision' });
    const own = on.actor('kommune', kommuneId);
    const others = [
      undefined,
      on.actor('kommune', await on.kommune('Andere')),
      on.actor('verbund', verbundId),
    ];
    for (const path of [`/v1/kommunen/${kommuneId}`, `/v1/solutions/${solutionId}`]) {
      expect((await on.json(path, own)).revision, path).toBe(1);
      for (const actor of others) expect(await on.json(path, actor), path).not.toHaveProperty('revision');
    }
    const verbund = `/v1/verbuende/${verbundId}`;
    expect((await on.json(verbund, on.actor('verbund', verbundId))).revision).toBe(0);
    expect(await on.json(verbund, own)).not.toHaveProperty('revision');
  });
});

describe('atLeast', () => {
  it('answers with what was written before it was asked', async () => {
    const kommuneId = await on.kommune('Gemeinde Gleich');
    for (let index = 0; index < 20; index += 1) {
      const { position, solutionId } = await on.done(`/v1/kommunen/${kommuneId}/share-project`, {
        title: `Gleich zu sehen ${index}`,
        summary: 's',
        gestaltungsfelder: ['x'],
        innovationStatus: 'idee',
      });
      const answer = await list(`/v1/solutions?limit=1&atLeast=${position}`);
      expect(answer.items.map(idOf)).toEqual([solutionId]);
      expect(answer.position >= position).toBe(true);
    }
  });
});

describe('stand', () => {
  it('answers at any position of the past what was answered then', async () => {
    const kommuneId = await on.kommune('Gemeinde Früher');
    const solutionId = await on.share(kommuneId, { title: 'Früher und später' });
    const paths = [
      '/v1/solutions?limit=5&q=fr%C3%BCher',
      `/v1/solutions/${solutionId}`,
      `/v1/solutions/${solutionId}/lineage`,
    ];
    const asked = () => Promise.all(paths.map((path) => on.json(path)));
    const then = await asked();
    const position = String(then[0]?.position);
    const adopter = await on.kommune('Gemeinde Später');
    await on.adopt(adopter, solutionId);
    await on.done(`/v1/kommunen/${kommuneId}/revise-project`, { solutionId, title: 'Umbenannt', note: 'n' });
    await on.done(`/v1/kommunen/${kommuneId}/withdraw-project`, { solutionId, reason: 'r' });
    const at = (path: string) => `${path}${path.includes('?') ? '&' : '?'}stand=${position}`;
    expect(await Promise.all(paths.map((path) => on.json(at(path))))).toEqual(then);
    expect(await asked()).not.toEqual(then);
    expect(await on.status(`/v1/solutions/${solutionId}?stand=1999-01-01`)).toBe(404);
    expect((await on.json('/v1/solutions?stand=1999-01-01')).total).toBe(0);
  });
});
