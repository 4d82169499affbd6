import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SolutionDetail } from '../../contracts/views/catalogue.ts';
import { type Stage, stage } from '../journey/stage.ts';

// What descends from a solution comes in portions: adoptions and outcomes by one cursor, which says nothing and is for its question alone.

let on: Stage;
let solutionId = '';
const kommunen: string[] = [];

const detail = async (query = '', id = solutionId) =>
  (await on.json(`/v1/solutions/${id}${query}`)) as unknown as SolutionDetail;

/** All portions of a solution, one after the other; `between` happens after each. */
const portions = async (limit: number, between = async () => {}) => {
  const [adoptions, outcomes]: [string[], string[]] = [[], []];
  for (let cursor = ''; ; ) {
    const page = await detail(`?limit=${limit}${cursor}`);
    expect(page.adoptions.length).toBeLessThanOrEqual(limit);
    expect(page.outcomes.length).toBeLessThanOrEqual(limit);
    adoptions.push(...page.adoptions.map(({ adoptionId }) => adoptionId));
    outcomes.push(...page.outcomes.map(({ outcomeId }) => outcomeId));
    if (page.next === undefined) return { adoptions, outcomes };
    cursor = `&cursor=${page.next}`;
    await between();
  }
};

const report = (kommuneId: string, adoptionId: string, after: number) =>
  on.done(`/v1/kommunen/${kommuneId}/report-outcome`, {
    ...{ adoptionId, indicator: 'Wartezeit', unit: 'Minuten', before: 30, after, period: '2025' },
    method: 'gemessen',
  });

beforeAll(async () => {
  on = await stage();
  const owner = await on.kommune('Gemeinde Ursprung');
  solutionId = await on.share(owner, { title: 'Fundbüro im Netz' });
  for (let index = 0; index < 7; index += 1) {
    const kommuneId = await on.kommune(`Gemeinde Nutzt${index}`);
    kommunen.push(kommuneId);
    const { adoptionId } = await on.adopt(kommuneId, solutionId);
    for (let more = 0; more < index % 4; more += 1) await report(kommuneId, String(adoptionId), more);
  }
}, 60_000);
afterAll(() => on.hub.close());

describe('the portions of a solution', () => {
  it('hold everything once, in one order, however large they are', async () => {
    const all = await portions(200);
    expect([all.adoptions.length, all.outcomes.length]).toEqual([7, 9]);
    for (const limit of [1, 2, 3, 4, 8, 9]) expect(await portions(limit), String(limit)).toEqual(all);
    expect((await detail('?limit=1')).descent).toEqual((await detail()).descent);
    expect((await detail('?limit=1')).usage).toEqual((await detail()).usage);
  });

  it('neither repeat nor skip what was there, whatever is added meanwhile', async () => {
    const before = await portions(200);
    let later = 0;
    const { adoptions, outcomes } = await portions(2, async () => {
      if (later === 4) return;
      later += 1;
      const kommuneId = await on.kommune(`Gemeinde Spaeter${later}`);
      const { adoptionId } = await on.adopt(kommuneId, solutionId);
      if (later < 3) await report(kommuneId, String(adoptionId), later);
    });
    expect(adoptions.length).toBe(before.adoptions.length + 4);
    expect(new Set(adoptions).size).toBe(adoptions.length);
    expect(new Set(outcomes).size).toBe(outcomes.length);
    expect(adoptions.slice(0, 7)).toEqual(before.adoptions);
    expect(outcomes.slice(0, 9)).toEqual(before.outcomes);
  });

  it('are asked for by a cursor that is for this question and viewer alone', async () => {
    const { next = '' } = await detail('?limit=2');
    const other = await on.share(kommunen[0] ?? '', { title: 'Anderes' });
    expect(await on.status(`/v1/solutions/${other}?limit=2&cursor=${next}`)).toBe(400);
    expect(await on.status(`/v1/solutions/${solutionId}/adoptions?limit=2&cursor=${next}`)).toBe(400);
    expect(await on.status(`/v1/solutions/${solutionId}?cursor=${next}&zum=2026-01-01`)).toBe(400);
    const member = on.actor('kommune', kommunen[0] ?? '');
    expect(await on.status(`/v1/solutions/${solutionId}?cursor=${next}`, member)).toBe(400);
    expect(await on.status(`/v1/solutions/${solutionId}?cursor=x`)).toBe(400);
    for (const limit of ['0', '201', 'x'])
      expect(await on.status(`/v1/solutions/${solutionId}?limit=${limit}`)).toBe(400);
  });

  it('name what the viewer has itself taken from it, wherever that stands', async () => {
    const last = kommunen.at(-1) ?? '';
    const path = `/v1/solutions/${solutionId}?limit=1`;
    expect(await on.json(path, on.actor('kommune', last))).toMatchObject({
      eigene: { kommune: { kommuneId: last } },
    });
    expect(await on.json(path)).not.toHaveProperty('eigene');
  });
});
