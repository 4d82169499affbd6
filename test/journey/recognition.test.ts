import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from './stage.ts';

let on: Stage;
let [origin, adopter, verbundId] = ['', '', ''];

const ANSWERS = { wertversprechen: 'Weniger Wege', zielgruppe: 'Eltern', nutzennachweis: 'Tage' };
const OUTCOME = { indicator: 'Tage', unit: 'Tage', before: 9, after: 4, period: '2025', method: 'gemessen' };

beforeAll(async () => {
  on = await stage();
  [origin, adopter] = [await on.kommune('Gemeinde Ursprung'), await on.kommune('Gemeinde Nachnutz')];
  verbundId = await on.verbund('Zusammenarbeit Urteil');
  for (const id of [origin, adopter]) await on.join(id, verbundId);
});

afterAll(() => on.hub.close());

const recognise = async (solutionId: string) => {
  const path = `/v1/verbuende/${verbundId}/recognise-best-practice`;
  const { status, body } = await on.post(path, { solutionId, reason: 'Gemessen' });
  return body.rule === undefined ? `${status}` : `${status} rule ${body.rule}`;
};

const adoptAndReport = async (solutionId: string, sichtbarkeit: string) => {
  const { adoptionId = '' } = await on.adopt(adopter, solutionId, { sichtbarkeit });
  await on.done(`/v1/kommunen/${adopter}/report-outcome`, { adoptionId, ...OUTCOME });
  return adoptionId;
};

describe('rule 5: what is recognised before all rests on an outcome that all may see', () => {
  it('not on one that only the Verbund sees, though the Verbund itself sees it', async () => {
    const solutionId = await on.share(origin, { title: 'Öffentlich', ...ANSWERS });
    expect(await recognise(solutionId)).toBe('409 rule 5');
    const adoptionId = await adoptAndReport(solutionId, 'verbund');
    expect(await recognise(solutionId)).toBe('409 rule 5');
    await on.done(`/v1/kommunen/${adopter}/abandon-adoption`, {
      adoptionId,
      on: '2026-01-01',
      reason: 'kosten',
    });
    expect(await recognise(solutionId)).toBe('409 rule 5');
    await on.done(`/v1/kommunen/${adopter}/release-result`, { adoptionId });
    // What was written for the Verbund stays with it; what is reported from now on is for all.
    expect(await recognise(solutionId)).toBe('409 rule 5');
    await on.done(`/v1/kommunen/${adopter}/report-outcome`, { adoptionId, ...OUTCOME });
    expect(await recognise(solutionId)).toBe('201');
  });

  it('nor on one that has become the Verbund’s alone, nor on what was taken as an idea', async () => {
    const solutionId = await on.share(origin, { title: 'Nicht weiterverfolgt', ...ANSWERS });
    const adoptionId = await adoptAndReport(solutionId, 'oeffentlich');
    await on.done(`/v1/kommunen/${adopter}/abandon-adoption`, {
      adoptionId,
      on: '2026-01-01',
      reason: 'kosten',
    });
    expect(await recognise(solutionId)).toBe('409 rule 5');
    const { adoptionId: idea } = await on.adopt(adopter, solutionId, { relation: 'angeregt' });
    await on.done(`/v1/kommunen/${adopter}/report-outcome`, { adoptionId: idea, ...OUTCOME });
    expect(await recognise(solutionId)).toBe('409 rule 5');
    await on.done(`/v1/kommunen/${adopter}/release-result`, { adoptionId });
    expect(await recognise(solutionId)).toBe('201');
  });

  it('in the Verbund it rests on what the Verbund sees, also far below', async () => {
    const solutionId = await on.share(origin, { title: 'Intern', sichtbarkeit: 'verbund', ...ANSWERS });
    expect(await recognise(solutionId)).toBe('409 rule 5');
    const { solutionId: variant = '' } = await on.adopt(adopter, solutionId, { sichtbarkeit: 'verbund' });
    const third = await on.kommune('Gemeinde Dritte');
    await on.join(third, verbundId);
    const { adoptionId } = await on.adopt(third, variant, { sichtbarkeit: 'kommune' });
    await on.done(`/v1/kommunen/${third}/report-outcome`, { adoptionId, ...OUTCOME });
    expect(await recognise(solutionId)).toBe('409 rule 5');
    const fourth = await on.kommune('Gemeinde Vierte');
    await on.join(fourth, verbundId);
    const { adoptionId: seen } = await on.adopt(fourth, variant, { sichtbarkeit: 'verbund' });
    await on.done(`/v1/kommunen/${fourth}/report-outcome`, { adoptionId: seen, ...OUTCOME });
    expect(await recognise(solutionId)).toBe('201');
  });
});
