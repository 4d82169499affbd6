import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayInBerlin } from '../../contracts/days.ts';
import type { AdoptionItem } from '../../contracts/views/parts.ts';
import { type Stage, stage } from './stage.ts';

let on: Stage;
let [origin, first, second, third] = ['', '', '', ''];
const today = dayInBerlin(new Date());

beforeAll(async () => {
  on = await stage();
  [origin, first] = [await on.kommune('Gemeinde Ursprung'), await on.kommune('Gemeinde Erste')];
  [second, third] = [await on.kommune('Gemeinde Zweite'), await on.kommune('Gemeinde Dritte')];
});

afterAll(() => on.hub.close());

const adopting = async (kommuneId: string, solutionId: string, fields: object = {}) => {
  const { status, body } = await on.post(`/v1/kommunen/${kommuneId}/adopt-best-practice`, {
    sources: [{ solutionId }],
    relation: 'unveraendert',
    adoptedOn: today,
    status: 'im-betrieb',
    ...fields,
  });
  return body.rule === undefined ? `${status}` : `${status} rule ${body.rule}`;
};

const withdraw = (solutionId: string) =>
  on.done(`/v1/kommunen/${origin}/withdraw-project`, { solutionId, reason: 'Das Land bietet es selbst an.' });

describe('rule 6: what is over is not newly adopted', () => {
  it('a variant of a withdrawn origin, through every step; those that there are stay, and are flagged', async () => {
    const solutionId = await on.share(origin, { title: 'Zurück' });
    const { solutionId: direct = '' } = await on.adopt(first, solutionId);
    const { solutionId: indirect = '', adoptionId } = await on.adopt(second, direct);
    const flagged = async (id: string) =>
      ((await on.json(`/v1/solutions/${id}`)) as unknown as { adoption: AdoptionItem }).adoption
        .sourceWithdrawn;
    expect([await flagged(direct), await flagged(indirect)]).toEqual([false, false]);
    await withdraw(solutionId);
    for (const source of [solutionId, direct, indirect])
      expect(await adopting(third, source)).toBe('409 rule 6');
    expect([await flagged(direct), await flagged(indirect)]).toEqual([true, true]);
    expect(await on.text(`/kommunen/${second}`, undefined, 'text/html')).toContain('Vorlage zurückgezogen');
    const plan = await on.post(`/v1/kommunen/${third}/plan-adoption`, {
      sources: [{ solutionId: indirect }],
    });
    expect(plan.body).toMatchObject({ status: 409, rule: 6, allowed: [expect.stringContaining(today)] });
    await on.done(`/v1/kommunen/${second}/reconfirm-usage`, { adoptionId });
    expect(await adopting(third, indirect, { adoptedOn: '2024-05-01' })).toBe('201');
  });

  it('not for those who cannot see the origin: nothing tells them of it', async () => {
    const verbundId = await on.verbund('Zusammenarbeit Verborgen');
    for (const id of [origin, first, third]) await on.join(id, verbundId);
    const solutionId = await on.share(origin, { title: 'Verborgen', sichtbarkeit: 'verbund' });
    const { solutionId: variant = '' } = await on.adopt(first, solutionId);
    await withdraw(solutionId);
    expect(await adopting(second, variant)).toBe('201');
    expect(await adopting(third, variant)).toBe('409 rule 6');
  });

  it('one taken as an idea only has an origin of its own', async () => {
    const solutionId = await on.share(origin, { title: 'Anregung' });
    const { solutionId: inspired = '' } = await on.adopt(first, solutionId, { relation: 'angeregt' });
    await withdraw(solutionId);
    expect(await adopting(second, inspired)).toBe('201');
  });

  it('a use that has ended, or was given up; what came before is told late', async () => {
    const solutionId = await on.share(origin, { title: 'Genutzt' });
    const { solutionId: variant = '', adoptionId } = await on.adopt(first, solutionId);
    await on.done(`/v1/kommunen/${first}/end-usage`, { adoptionId, on: '2025-06-30' });
    expect(await adopting(second, variant)).toBe('409 rule 6');
    expect(await adopting(second, variant, { adoptedOn: '2025-06-30' })).toBe('409 rule 6');
    expect(await adopting(second, variant, { adoptedOn: '2025-06-29' })).toBe('201');
    expect(await adopting(third, solutionId)).toBe('201');
    const again = await on.adopt(first, solutionId);
    await on.done(`/v1/kommunen/${first}/abandon-adoption`, {
      adoptionId: again.adoptionId,
      on: '2025-12-31',
      reason: 'technik',
    });
    await on.done(`/v1/kommunen/${first}/release-result`, { adoptionId: again.adoptionId });
    expect(await adopting(second, again.solutionId ?? '')).toBe('409 rule 6');
  });
});
