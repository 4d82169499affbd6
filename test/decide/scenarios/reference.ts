import { test } from 'vitest';
import { given, reference, solutionFacts, solutions } from '../given.ts';
import { id, made, organisation, WEIDENRODE } from '../names.ts';
import { project } from '../samples.ts';

const kommuneId = id('Meißen');
const kommunen = { kommune: { [kommuneId]: { kommuneId, name: 'Stadt Meißen' } } };
const report = {
  kommuneId,
  solution: {
    title: 'Parkschein per QR-Code bezahlen',
    summary: 'Parkgebühren werden am Schild mit dem Telefon bezahlt.',
    gestaltungsfelder: ['Mobilität'],
  },
  statement: 'Parkscheine können per QR-Code bezahlt werden.',
  asOf: { value: '2024', precision: 'jahr' },
  source: { title: 'Bericht über digitale Lotsinnen und Lotsen' },
};
const referenceId = id('report');
const aboutUs = reference('report', organisation(WEIDENRODE));
const claim = (over: Record<string, unknown> = {}) => ({ referenceId, ...project(over) });
const claimed = (sichtbarkeit = 'oeffentlich') => ({
  type: 'ReferenceClaimed',
  data: { referenceId, solutionId: made('solution'), sichtbarkeit },
});

export default () => {
  test('a Verbund records what a publication reports', () => {
    given()
      .knowing(kommunen)
      .when('record-reference', report)
      .thenEvents({ type: 'ReferenceRecorded', data: { ...report, referenceId: made('reference') } });
  });

  test('what it was adopted from is a Reference or a solution', () => {
    const body = { ...report, adoptedFrom: id('origin') };
    for (const origin of [reference('origin', id('Heidelberg')), solutions(solutionFacts('origin'))])
      given()
        .knowing(kommunen, origin)
        .when('record-reference', body)
        .thenEvents({ type: 'ReferenceRecorded', data: { ...body, referenceId: made('reference') } });
    given()
      .knowing(kommunen)
      .when('record-reference', body)
      .thenRefused({ code: 'not-found', path: '/adoptedFrom' });
  });

  test('an unknown Kommune is not found', () => {
    given().when('record-reference', report).thenRefused({ code: 'not-found', path: '/kommuneId' });
  });

  test('a Kommune makes it its own project, with the visibility that it chooses', () => {
    for (const sichtbarkeit of ['oeffentlich', 'verbund'])
      given()
        .knowing(aboutUs)
        .when('claim-reference', claim({ sichtbarkeit }))
        .thenEvents(claimed(sichtbarkeit), {
          type: 'ProjectShared',
          data: { ...project({ sichtbarkeit }), solutionId: made('solution') },
        });
  });

  test('nobody claims what is reported of another', () => {
    given()
      .knowing(reference('report', kommuneId))
      .when('claim-reference', claim())
      .thenRefused({ code: 'rule-refused' });
  });

  test('a Reference is claimed once', () => {
    given(claimed()).knowing(aboutUs).when('claim-reference', claim()).thenRefused({ code: 'rule-refused' });
  });

  test('an unknown Reference, carrier or building block is not found', () => {
    given().when('claim-reference', claim()).thenRefused({ code: 'not-found', path: '/referenceId' });
    given()
      .knowing(aboutUs)
      .when('claim-reference', claim({ traeger: [kommuneId] }))
      .thenRefused({ code: 'not-found', path: '/traeger/0' });
    given()
      .knowing(aboutUs)
      .when('claim-reference', claim({ enthaelt: [id('block')] }))
      .thenRefused({ code: 'not-found', path: '/enthaelt/0' });
  });
};
