import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../journey/addresses.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { talk } from '../live/talk.ts';
import { emptyDirectory } from '../project/demo-log.ts';

// What a Kommune has looked at and does not take over, with no plan before it (rules 6, 9 and 14).

const directory = emptyDirectory();
let on: Stage;
let [origin, adopter, member, stranger, verbundId] = ['', '', '', '', ''];
let [solutionId, hidden, adoptionId] = ['', '', ''];
let beginning = '';

const REASON = {
  on: '2026-01-10',
  reason: 'technik',
  note: 'Die Schnittstelle zu unserem Verfahren fehlt.',
  alternativen: ['Vordruck am Empfang'],
  belege: [{ titel: 'Vermerk der Hauptverwaltung' }],
};

const decline = (by: string, body: object, actor?: string) =>
  on.post(`/v1/kommunen/${by}/decline-solution`, body, actor);
const page = (path: string, actor?: string) => on.text(path, actor, 'text/html');
const words = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DATA: directory });
  [origin, adopter] = [await on.kommune('Gemeinde Wiesgrund'), await on.kommune('Gemeinde Talgrund')];
  [member, stranger] = [await on.kommune('Gemeinde Mitgrund'), await on.kommune('Gemeinde Fremdgrund')];
  verbundId = await on.verbund('Zusammenarbeit Grund');
  for (const id of [adopter, member]) await on.join(id, verbundId);
  solutionId = await on.share(origin, { title: 'Fundbüro im Netz' });
  hidden = await on.share(origin, { title: 'Noch nicht fertig', sichtbarkeit: 'kommune' });
  beginning = on.hub.runner.position;
});

afterAll(() => on.hub.close());

/** Where somebody can read of the decline. */
const traces = async (actor?: string): Promise<string[]> => {
  const found = [];
  const ids = { solution: [solutionId], kommune: [origin, adopter, stranger], verbund: [verbundId] };
  for (const path of [...addresses(ids), `/v1/feed?limit=200&after=${beginning}`]) {
    const text = await on.text(path, actor);
    if ([adoptionId, 'Schnittstelle zu unserem', 'Vordruck am'].some((trace) => text.includes(trace)))
      found.push(path);
  }
  return found;
};

const usage = async (actor?: string) => {
  const { usage: all } = (await on.json(`/v1/solutions/${solutionId}`, actor)) as { usage: object };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count !== 0));
};

describe('a decline', () => {
  it('is refused in words where it cannot be', async () => {
    const cases: [object, number, object][] = [
      [{ sources: [], reason: 'technik' }, 422, { code: 'invalid-fields' }],
      [{ sources: [{ solutionId }] }, 422, { code: 'invalid-fields' }],
      [{ sources: [{ solutionId }], reason: 'keine-lust' }, 422, { code: 'invalid-fields' }],
      [{ sources: [{ solutionId }], reason: 'technik', on: '2999-01-01' }, 422, { code: 'invalid-fields' }],
      [
        { sources: [{ solutionId }], reason: 'technik', adoptionId: solutionId },
        422,
        { code: 'invalid-fields' },
      ],
      [{ sources: [{ solutionId }, { solutionId }], reason: 'technik' }, 422, { code: 'invalid-fields' }],
      [{ sources: [{ solutionId }], reason: 'technik', note: '\u202e' }, 422, { code: 'invalid-fields' }],
      [{ sources: [{ solutionId }], reason: 'technik', sichtbarkeit: 'oeffentlich' }, 409, { rule: 9 }],
    ];
    for (const [body, status, what] of cases) {
      const answer = await decline(adopter, body);
      expect([answer.status, answer.body], JSON.stringify(body)).toEqual([
        status,
        expect.objectContaining(what),
      ]);
    }
    const own = await decline(origin, { sources: [{ solutionId }], reason: 'technik' });
    expect(own).toMatchObject({ status: 409, body: { rule: 6 } });
  });

  it('of what one may not see is answered as of what is not there', async () => {
    const [unseen, unknown] = [hidden, adopter].map((id) => ({
      sources: [{ solutionId: id }],
      reason: 'technik',
    }));
    const actor = on.actor('kommune', adopter);
    const [one, other] = [
      await decline(adopter, unseen as object, actor),
      await decline(adopter, unknown as object, actor),
    ];
    const without = ({ status, body }: typeof one, id: string) =>
      JSON.stringify([status, body])
        .replaceAll(id, '')
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
    expect(one.status).toBe(404);
    expect(without(one, hidden)).toBe(without(other, adopter));
  });

  it('is for the own Verbund until it is released, and told to nobody else', async () => {
    const [all, near] = [
      await talk(on.hub.url),
      await talk(on.hub.url, { actor: on.actor('kommune', member) }),
    ];
    for (const live of [all, near]) await live.follow(`solution:${solutionId}`);
    const answer = await decline(adopter, { sources: [{ solutionId }], ...REASON });
    expect(answer.status).toBe(201);
    adoptionId = answer.body.adoptionId as string;
    for (const live of [all, near]) await live.follow('feed', null, 'settled');
    expect(all.pushes()).toEqual([]);
    expect(near.pushes().map(({ type, data }) => [type, data.adoptionId])).toContainEqual([
      'de.lichterkette.AdoptionDeclined',
      adoptionId,
    ]);
    for (const live of [all, near]) live.socket.close();
    for (const actor of [undefined, on.actor('kommune', stranger), on.actor('kommune', origin)]) {
      expect(await traces(actor)).toEqual([]);
      expect(await on.status(`/v1/solutions/${adoptionId}`, actor)).toBe(404);
      expect(await usage(actor)).toEqual({});
    }
    for (const one of [adopter, member])
      expect((await traces(on.actor('kommune', one))).length).toBeGreaterThan(3);
    expect(await usage(on.actor('kommune', member))).toEqual({ nichtWeiterverfolgt: 1 });
  });

  it('again changes nothing; with other words it is refused', async () => {
    expect((await decline(adopter, { sources: [{ solutionId }], ...REASON })).status).toBe(200);
    const other = await decline(adopter, { sources: [{ solutionId }], ...REASON, reason: 'kosten' });
    expect(other).toMatchObject({ status: 409, body: { rule: 6 } });
  });

  it('stands on the pages with who, when and why once it is released, and is counted apart', async () => {
    await on.done(`/v1/kommunen/${adopter}/release-result`, { adoptionId });
    expect(await usage()).toEqual({ nichtWeiterverfolgt: 1 });
    const solution = words(await page(`/loesungen/${solutionId}`));
    expect(solution).toContain('hat es nicht weiterverfolgt Talgrund (weil: Technik, seit Januar 2026)');
    expect(solution).toContain(
      'nicht weiterverfolgt, weil: Technik, seit Januar 2026, stattdessen: Vordruck am Empfang',
    );
    expect(solution).toContain('Noch keine andere Kommune');
    const kommune = words(await page(`/kommunen/${adopter}`));
    expect(kommune).toContain('Was sie sich angesehen hat und nicht weiterverfolgt');
    expect(kommune).not.toContain('Was sie von anderen nutzt');
    const spread = words(await page(`/loesungen/${solutionId}/verbreitung`));
    expect(spread).toContain('Übernommen hat das bisher niemand; eine hat es nicht weiterverfolgt.');
    expect(words(await page(`/loesungen/${adoptionId}`))).toContain('Stattdessen Vordruck am Empfang');
    const { items } = (await on.json('/v1/solutions?q=Talgrund')) as { items: { why: string[] }[] };
    expect(items[0]?.why.join()).toContain('in einer Übernahme, die nicht begonnen hat (Gemeinde Talgrund)');
    expect(words(await page('/neues', on.actor('kommune', member)))).toContain(
      'hat sich das angesehen und übernimmt es nicht: Technik',
    );
    expect(await on.json(`/v1/solutions/${solutionId}/lineage`)).toMatchObject({
      nodes: expect.arrayContaining([
        expect.objectContaining({ adoptionId, status: 'nicht-weiterverfolgt', statusSince: '2026-01-10' }),
      ]),
    });
  });

  it('is the same after a restart, and from rows made anew', async () => {
    const all = async () => {
      const bodies = [
        `/v1/solutions/${solutionId}`,
        `/v1/solutions/${solutionId}/lineage`,
        `/v1/kommunen/${adopter}`,
      ];
      return Promise.all(bodies.map((path) => on.json(path)));
    };
    const before = await all();
    await on.hub.close();
    on = await stage({ LICHTERKETTE_DATA: directory });
    expect(await all()).toEqual(before);
    expect((await decline(adopter, { sources: [{ solutionId }], ...REASON })).status).toBe(200);
  });

  it('is history where the Kommune takes the solution over later, which then cannot be declined', async () => {
    await on.adopt(adopter, solutionId, { adoptedOn: '2026-05-01', stand: '2026-11-01' });
    expect(await usage()).toEqual({ imBetrieb: 1, nichtWeiterverfolgt: 1 });
    const kommune = words(await page(`/kommunen/${adopter}`));
    expect(kommune).toContain('Was sie von anderen nutzt');
    expect(kommune).toContain('Was sie sich angesehen hat und nicht weiterverfolgt');
    const again = await decline(adopter, { sources: [{ solutionId }], reason: 'kosten' });
    expect(again).toMatchObject({ status: 409, body: { rule: 6 } });
  });
});
