import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from './stage.ts';

let on: Stage;
let asks: string;
let answers: string;
let outside: string;
let verbund: string;

interface Need {
  readonly status: string;
  readonly answers: readonly Record<string, unknown>[];
  readonly candidates: readonly Record<string, unknown>[];
  readonly closed?: Record<string, unknown>;
}

const state = async (body: object): Promise<string> =>
  (await on.done(`/v1/kommunen/${asks}/state-need`, body)).needId as string;
const need = (id: string, actor?: string) =>
  on.json(`/v1/needs/${id}`, actor) as Promise<unknown> as Promise<Need>;

beforeAll(async () => {
  on = await stage();
  [asks, answers, outside] = await Promise.all([
    on.kommune('Gemeinde Mühlgrunden'),
    on.kommune('Gemeinde Heidkoppel'),
    on.kommune('Gemeinde Rebstetten'),
  ]);
  verbund = await on.verbund('Zusammenarbeit Aue');
  for (const one of [asks, answers]) await on.join(one, verbund);
}, 60_000);

afterAll(() => on.hub.close());

describe('what somebody looks for', () => {
  it('is found by its words, with what may be its solution already, and why', async () => {
    const own = await on.share(asks, { title: 'Friedhof: unser Plan' });
    const theirs = await on.share(answers, { title: 'Friedhofsplan mit Ruhezeiten' });
    await on.share(answers, { title: 'Hundesteuer' });
    const needId = await state({ satz: 'Wir suchen einen Plan unseres Friedhofs.' });
    const { candidates } = await need(needId);
    expect(candidates).toEqual([
      {
        solutionId: theirs,
        title: 'Friedhofsplan mit Ruhezeiten',
        kommune: { kommuneId: answers, name: 'Gemeinde Heidkoppel' },
        why: 'passt zu „Friedhofs“',
      },
    ]);
    expect(candidates.map(({ solutionId }) => solutionId)).not.toContain(own);
    expect(await on.json('/v1/needs?q=friedhof')).toMatchObject({
      total: 1,
      items: [{ needId, answers: 0 }],
    });
    expect(await on.json('/v1/needs?q=hundesteuer')).toMatchObject({ total: 0 });
  });

  it('has an address, and is answered, closed, and told on a channel of its own', async () => {
    const response = await fetch(`${on.hub.url}/v1/kommunen/${asks}/state-need`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ satz: 'Wir suchen Erfahrung mit Terminen.', bis: '2031-01-31' }),
    });
    const { needId } = (await response.json()) as { needId: string };
    expect(response.headers.get('Location')).toBe(`/v1/needs/${needId}`);
    const { answerId } = await on.done(`/v1/kommunen/${answers}/answer-need`, { needId, art: 'beratung' });
    await on.done(`/v1/kommunen/${asks}/close-need`, { needId, ergebnis: 'geloest', durch: answerId });
    expect(await need(needId)).toMatchObject({
      status: 'geschlossen',
      answers: [{ answerId, art: 'beratung', owner: { kommuneId: answers } }],
      closed: { ergebnis: 'geloest', durch: answerId },
    });
    const told = (await on.json(`/v1/feed?channel=need:${needId}`)) as { items: { type: string }[] };
    expect(told.items.map(({ type }) => type)).toEqual(['NeedClosed', 'NeedAnswered', 'NeedStated']);
    expect(await on.text(`/gesuche/${needId}`, undefined, 'text/html')).toContain('Geschlossen am');
    expect(await on.post(`/v1/kommunen/${outside}/answer-need`, { needId, art: 'wir-auch' })).toMatchObject({
      status: 409,
    });
  });

  it('for the Verbund is there for its members alone, with its answers and everything that is told of it', async () => {
    const needId = await state({ satz: 'Wir suchen Rat zum Rechenzentrum.', sichtbarkeit: 'verbund' });
    const { answerId } = await on.done(`/v1/kommunen/${answers}/answer-need`, { needId, art: 'beratung' });
    const member = on.actor('kommune', answers);
    expect(await on.status(`/v1/needs/${needId}`, member)).toBe(200);
    for (const path of [`/v1/needs/${needId}`, `/gesuche/${needId}`])
      for (const actor of [undefined, on.actor('kommune', outside)])
        expect(await on.status(path, actor)).toBe(404);
    for (const path of [
      '/v1/needs',
      '/v1/feed?limit=200',
      `/v1/feed?channel=need:${needId}`,
      '/gesuche',
      '/neues',
    ])
      for (const text of [await on.text(path), await on.text(path, on.actor('kommune', outside))]) {
        expect(text).not.toContain(needId);
        expect(text).not.toContain(answerId);
        expect(text).not.toContain('Rechenzentrum');
      }
    expect(await on.text(`/v1/feed?channel=need:${needId}`, member)).toContain('NeedAnswered');
    expect(await on.post(`/v1/kommunen/${outside}/answer-need`, { needId, art: 'wir-auch' })).toMatchObject({
      status: 404,
    });
  });

  it('names a solution to those only who may see it', async () => {
    const needId = await state({ satz: 'Wir suchen einen Chat.' });
    const solutionId = await on.share(answers, { title: 'Geheimer Helfer', sichtbarkeit: 'verbund' });
    await on.done(`/v1/kommunen/${answers}/answer-need`, { needId, art: 'loesung', solutionId });
    await on.done(`/v1/kommunen/${asks}/close-need`, { needId, ergebnis: 'geloest', durch: solutionId });
    expect(await need(needId, on.actor('kommune', asks))).toMatchObject({
      answers: [{ art: 'loesung', solutionId, title: 'Geheimer Helfer' }],
      closed: { durch: solutionId, title: 'Geheimer Helfer' },
    });
    for (const path of [`/v1/needs/${needId}`, `/gesuche/${needId}`, `/v1/feed?channel=need:${needId}`])
      for (const text of [await on.text(path), await on.text(path, on.actor('kommune', outside))]) {
        expect(text).not.toContain(solutionId);
        expect(text).not.toContain('Geheimer Helfer');
      }
  });

  it('is narrowed by who looks for it, where, in which field, and whether it is open', async () => {
    const needId = await state({ satz: 'Wir suchen eine Halle.', gestaltungsfeld: 'Sport' });
    const ids = async (query: string) =>
      ((await on.json(`/v1/needs?limit=200&${query}`)) as { items: { needId: string }[] }).items.map(
        (one) => one.needId,
      );
    for (const query of [
      'gestaltungsfeld=Sport',
      'land=Hessen',
      `verbund=${verbund}`,
      'status=offen',
      'q=Halle',
    ])
      expect(await ids(query), query).toContain(needId);
    for (const query of [
      'gestaltungsfeld=Bauen',
      'land=Bayern',
      `verbund=${needId}`,
      'status=geschlossen',
      'q=Bad',
    ])
      expect(await ids(query), query).not.toContain(needId);
  });

  it('stands on pages in the order in which it was stated, none twice and none left out', async () => {
    const all = (await on.json('/v1/needs?limit=200')) as { items: { needId: string }[]; total: number };
    const paged: string[] = [];
    for (let next: string | undefined = ''; next !== undefined; ) {
      const page = (await on.json(`/v1/needs?limit=2${next && `&cursor=${encodeURIComponent(next)}`}`)) as {
        items: { needId: string }[];
        next?: string;
      };
      paged.push(...page.items.map((one) => one.needId));
      next = page.next;
    }
    expect(paged).toEqual(all.items.map((one) => one.needId));
    expect(paged).toHaveLength(all.total);
  });
});
