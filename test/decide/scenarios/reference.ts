import { expect, test } from 'vitest';
import { recordReference } from '../../../contracts/reference.ts';
import { given, reference, solutionFacts, solutions } from '../given.ts';
import { AUE, id, made, organisation, WEIDENRODE } from '../names.ts';
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
  fact: 'nutzt',
  statement: 'Parkscheine können per QR-Code bezahlt werden.',
  asOf: { value: '2024', precision: 'jahr' },
  source: { title: 'Bericht über digitale Lotsinnen und Lotsen' },
};
const referenceId = id('report');
const aboutUs = reference('report', organisation(WEIDENRODE));
const claim = (over: Record<string, unknown> = {}) => ({ referenceId, ...project(over) });
const knownReferences = (...ids: readonly string[]) => {
  const all = Object.fromEntries(ids.map((referenceId) => [referenceId, { referenceId, kommuneId }]));
  return { reference: all, 'reference solution adoption': all };
};
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

  test('a Verbund takes back what it has recorded itself, once', () => {
    const recorded = { type: 'ReferenceRecorded', data: { ...report, referenceId } };
    const body = { referenceId, grund: 'Versehentlich erfasst.' };
    const withdrawn = { type: 'ReferenceWithdrawn', data: body };
    given(recorded)
      .knowing(knownReferences(referenceId))
      .when('withdraw-reference', body)
      .thenEvents(withdrawn);
    given(recorded, withdrawn)
      .knowing(knownReferences(referenceId))
      .when('withdraw-reference', body)
      .thenNothing();
    given()
      .knowing(knownReferences(referenceId))
      .when('withdraw-reference', body)
      .thenRefused({ code: 'rule-refused' });
    given().when('withdraw-reference', body).thenRefused({ code: 'not-found', path: '/referenceId' });
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

  test('it is the claim of one fact about one party, on a solution that stands here or on a new one', () => {
    const { solution: _, ...rest } = report;
    const solutionId = id('origin');
    const body = { ...rest, solutionId, fact: 'hat-beendet', status: 'beendet' };
    given()
      .knowing(kommunen, solutions(solutionFacts('origin')))
      .when('record-reference', body)
      .thenEvents({ type: 'ReferenceRecorded', data: { ...body, referenceId: made('reference') } });
    const wrong: [object, string][] = [
      [{ ...report, kommuneId: undefined }, '/kommuneId'],
      [{ ...report, verbundId: id('Elsewhere') }, '/kommuneId'],
      [{ ...report, solutionId }, '/solutionId'],
      [rest, '/solutionId'],
      [{ ...report, fact: 'anzahl' }, '/anzahl'],
      [{ ...report, anzahl: 3 }, '/anzahl'],
      [{ ...report, fact: 'uebernommen-von' }, '/adoptedFrom'],
    ];
    for (const [wrongBody, path] of wrong) {
      const issues = recordReference.body.safeParse(wrongBody).error?.issues ?? [];
      expect(issues.map((issue) => `/${issue.path.join('/')}`)).toEqual([path]);
    }
  });

  test('nothing is said in public of what is not, and nothing of a single Umsetzung', () => {
    const { solution: _, ...rest } = report;
    for (const over of [{ sichtbarkeit: 'verbund' }, { kind: 'variant' }] as const)
      given()
        .knowing(kommunen, solutions(solutionFacts('origin', over)))
        .when('record-reference', { ...rest, solutionId: id('origin') })
        .thenRefused({ code: 'rule-refused' });
  });

  test('rule 25: a Verbund speaks of itself by its own entries', () => {
    const { kommuneId: _, ...rest } = report;
    const verbundId = organisation(AUE);
    given()
      .knowing({ verbund: { [verbundId]: { verbundId } } })
      .when('record-reference', { ...rest, verbundId })
      .thenRefused({ code: 'rule-refused', rule: 25 });
  });

  test('a person marks two statements as contradicting, once whatever the order', () => {
    const [one, other] = [id('one'), id('other')];
    const both = knownReferences(one, other);
    const grund = 'Die eine nennt 2021, die andere 2023.';
    const disputed = { type: 'ReferenceDisputed', data: { referenceId: one, mit: other, grund } };
    given()
      .knowing(both)
      .when('dispute-reference', { referenceId: one, mit: other, grund })
      .thenEvents(disputed);
    given(disputed)
      .knowing(both)
      .when('dispute-reference', { referenceId: other, mit: one, grund })
      .thenNothing();
    given()
      .knowing(both)
      .when('dispute-reference', { referenceId: one, mit: one, grund })
      .thenRefused({ code: 'rule-refused' });
    given()
      .knowing(both)
      .when('dispute-reference', { referenceId: one, mit: id('nowhere'), grund })
      .thenRefused({ code: 'not-found', path: '/mit' });
  });
};
