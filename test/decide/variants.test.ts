import { expect, test } from 'vitest';
import { EVENTS } from '../../contracts/subjects.ts';
import { type VariantsState, variantsFold } from '../../src/decide/variants.ts';
import { folded, type Past, wellFormedEvent } from './harness.ts';
import { id, WEIDENRODE } from './names.ts';
import { abandoned, adopted, ended, planned, released, revised, shared, withdrawn } from './samples.ts';

const after = (...events: readonly Past[]) =>
  (folded(variantsFold, WEIDENRODE, events.map(wellFormedEvent)) as VariantsState).all;
const answers = { wertversprechen: 'Weniger Wege', zielgruppe: 'Eltern', nutzennachweis: 'Wartezeit' };
const adapted = (version: number): Past => ({
  type: 'AdaptationRecorded',
  data: { adoptionId: id('bus'), solutionId: id('bus here'), version, changes: [{ what: 'Anders' }] },
});

test('a shared solution lacks what was not said', () => {
  expect(after(shared('kita', { zielgruppe: 'Eltern' })).get(id('kita'))).toEqual({
    kind: 'shared',
    latestVersion: 1,
    sichtbarkeit: 'oeffentlich',
    sources: [],
    enthaelt: [],
    missingForRecognition: ['wertversprechen', 'nutzennachweis'],
  });
});

test('rule 25: whom a Kommune names as a joint builder changes nothing of what it shares', () => {
  const named = after(shared('kita', { traeger: [id('a')] }), revised('kita', 2, { traeger: [id('b')] }));
  expect(named).toEqual(after(shared('kita'), revised('kita', 2, {})));
});

test('a revision changes what it names and keeps the rest', () => {
  const first = shared('kita', { sichtbarkeit: 'verbund', enthaelt: [id('block')] });
  expect(after(first, revised('kita', 2, { lizenz: 'MIT' })).get(id('kita'))).toMatchObject({
    latestVersion: 2,
    sichtbarkeit: 'verbund',
    enthaelt: [id('block')],
    missingForRecognition: ['wertversprechen', 'zielgruppe', 'nutzennachweis'],
  });
  const answered = after(first, revised('kita', 2, { ...answers, sichtbarkeit: 'oeffentlich' }));
  expect(answered.get(id('kita'))).toMatchObject({ sichtbarkeit: 'oeffentlich', missingForRecognition: [] });
});

test('what is over is so from a day on, and says why', () => {
  const closed = (name: string, ...events: readonly Past[]) => after(...events).get(id(name))?.closed;
  expect(closed('kita', shared('kita'))).toBeUndefined();
  const gone = closed('kita', shared('kita'), withdrawn('kita'));
  expect(gone).toEqual({ why: 'zurueckgezogen', on: '2026-09-01' });
  expect(closed('bus here', adopted('bus'), adopted('kita'), ended('kita'))).toBeUndefined();
  expect(closed('bus here', adopted('bus'), ended('bus'))).toEqual({ why: 'beendet', on: '2026-08-31' });
  const given = closed('bus here', adopted('bus'), abandoned('bus'), released('bus'));
  expect(given).toEqual({ why: 'nicht-weiterverfolgt', on: '2026-08-31' });
});

test('an adoption makes a variant with pinned sources, and an adaptation its next version', () => {
  const state = after(planned('bus'), adopted('bus', { sichtbarkeit: 'verbund' }), adapted(2), adapted(3));
  expect([...state]).toEqual([
    [
      id('bus here'),
      {
        kind: 'variant',
        latestVersion: 3,
        sichtbarkeit: 'verbund',
        sources: [{ solutionId: id('bus there'), version: 1 }],
        enthaelt: [],
        missingForRecognition: ['wertversprechen', 'zielgruppe', 'nutzennachweis'],
      },
    ],
  ]);
});

test('rule 9: what was not pursued is for the Verbund, or for the Kommune alone, until it is released', () => {
  const level = (...events: readonly Past[]) => after(...events).get(id('bus here'))?.sichtbarkeit;
  expect(level(adopted('bus'), abandoned('bus'))).toBe('verbund');
  expect(level(adopted('bus', { sichtbarkeit: 'kommune' }), abandoned('bus'))).toBe('kommune');
  expect(level(adopted('bus'), abandoned('bus'), released('bus'))).toBe('oeffentlich');
  expect(level(adopted('bus'), adopted('kita'), abandoned('kita'))).toBe('oeffentlich');
  expect(level(adopted('bus'), ended('bus'))).toBe('oeffentlich');
});

test('a plan that was given up leaves nothing', () => {
  expect(after(planned('bus'), abandoned('bus')).size).toBe(0);
});

test('every event that makes a solution is folded', () => {
  const makers = [...EVENTS.values()].filter(({ makes }) => makes.includes('solutionId'));
  expect(makers.map(({ name }) => name).filter((name) => !(name in variantsFold.evolve))).toEqual([]);
});
