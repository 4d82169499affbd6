import { test } from 'vitest';
import { type FieldDate, lastDay } from '../../../contracts/fields.ts';
import { given, type Known, reference, solutionFacts, solutions } from '../given.ts';
import { id, made, organisation, WEIDENRODE } from '../names.ts';
import { abandoned, adopted, ended, planned } from '../samples.ts';

const own = organisation(WEIDENRODE);
const adoptionId = id('kita');
const there = (over: Parameters<typeof solutionFacts>[1] = {}) => solutionFacts('kita there', over);
const source = (version?: number) => ({
  solutionId: id('kita there'),
  ...(version === undefined ? {} : { version }),
});
const plan = (...sources: object[]) => ({ sources, note: 'Für das Haushaltsjahr 2027' });
const adopt = (over: Record<string, unknown> = {}) => {
  const { adoptionId: _, solutionId: __, ...body } = adopted('kita').data;
  return { ...body, sources: [source()], ...over };
};
const nowPlanned = (sources: object[]) => ({
  type: 'AdoptionPlanned',
  data: { ...plan(), sources, adoptionId: made('adoption'), sichtbarkeit: 'oeffentlich' },
});
const nowAdopted = (over: Record<string, unknown> = {}) => ({
  type: 'BestPracticeAdopted',
  data: {
    ...adopt(),
    sources: [source(1)],
    adoptionId: made('adoption'),
    solutionId: made('solution'),
    ...over,
  },
});
const BOTH = ['plan-adoption', 'adopt-best-practice'] as const;
const bodyOf = { 'plan-adoption': () => plan(source()), 'adopt-best-practice': () => adopt() };

const GONE = { why: 'zurueckgezogen', on: '2025-03-01' } as const;

export default () => {
  test('rule 6: the newest version is pinned where none is named, else the named one', () => {
    const known = solutions(there({ latestVersion: 4 }));
    given()
      .knowing(known)
      .when('plan-adoption', plan(source()))
      .thenEvents(nowPlanned([source(4)]));
    given()
      .knowing(known)
      .when('plan-adoption', plan(source(2)))
      .thenEvents(nowPlanned([source(2)]));
    given()
      .knowing(known)
      .when('adopt-best-practice', adopt())
      .thenEvents(nowAdopted({ sources: [source(4)] }));
    given()
      .knowing(known)
      .when('adopt-best-practice', adopt({ sources: [source(4)], sichtbarkeit: 'verbund' }))
      .thenEvents(nowAdopted({ sources: [source(4)], sichtbarkeit: 'verbund' }));
  });

  test('several sources are merged, each with its version', () => {
    const sources = [source(1), { solutionId: id('other'), version: 3 }];
    const merged = { relation: 'zusammengefuehrt', changes: [{ what: 'Beides in einem Formular' }] };
    given()
      .knowing(solutions(there(), solutionFacts('other', { latestVersion: 3 })))
      .when('adopt-best-practice', adopt({ ...merged, sources: [source(), { solutionId: id('other') }] }))
      .thenEvents(nowAdopted({ ...merged, sources }));
  });

  test('an unknown version is not found', () => {
    const body = { sources: [{ solutionId: id('other') }, source(3)] };
    const known = solutions(there({ latestVersion: 2 }), solutionFacts('other'));
    for (const command of BOTH)
      given()
        .knowing(known)
        .when(command, { ...bodyOf[command](), ...body })
        .thenRefused({ code: 'not-found', path: '/sources/1/version' });
  });

  test('an unknown source is not found', () => {
    for (const command of BOTH)
      given()
        .when(command, bodyOf[command]())
        .thenRefused({ code: 'not-found', path: '/sources/0/solutionId' });
  });

  test('a version from before a solution was opened to who adopts is not found', () => {
    const known = solutions(there({ latestVersion: 4, firstVersion: () => 3 }));
    const body = { sources: [source(2)] };
    for (const command of BOTH)
      given()
        .knowing(known)
        .when(command, { ...bodyOf[command](), ...body })
        .thenRefused({ code: 'not-found', path: '/sources/0/version' });
  });

  test('a Reference is not adopted: nobody has confirmed it', () => {
    for (const command of BOTH)
      given()
        .knowing(reference('kita there', id('Meißen')))
        .when(command, bodyOf[command]())
        .thenRefused({ code: 'rule-refused' });
  });

  test.each([
    ['one’s own', { stream: WEIDENRODE }],
    ['what is withdrawn', { closed: GONE }],
    ['what is not used any more', { kind: 'variant', closed: { why: 'beendet', on: '2025-01-01' } }],
    ['what was given up', { kind: 'variant', closed: { why: 'nicht-weiterverfolgt', on: '2025-03-01' } }],
    ['what goes back to something withdrawn', { kind: 'variant', originWithdrawnOn: () => '2025-03-01' }],
    ['one’s own, even where it descends from itself', { stream: WEIDENRODE, goesBackTo: () => true }],
  ] as const)('rule 6: %s is not adopted', (_, over) => {
    for (const command of BOTH)
      given()
        .knowing(solutions(there(over)))
        .when(command, bodyOf[command]())
        .thenRefused({ code: 'rule-refused', rule: 6 });
  });

  test('rule 6: what happened before it was over is told late, what is planned now is not', () => {
    const known = (on: FieldDate) => [
      solutions(there({ closed: { why: 'zurueckgezogen', on } })),
      solutions(there({ kind: 'variant', closed: { why: 'beendet', on } })),
      solutions(there({ kind: 'variant', originWithdrawnOn: () => lastDay(on) })),
    ];
    const told = (adoptedOn: FieldDate, facts: Known) =>
      given().knowing(facts).when('adopt-best-practice', adopt({ adoptedOn }));
    for (const facts of known('2025-03-01')) {
      for (const adoptedOn of ['2025-02-28', '2012-01-01', { value: '2025', precision: 'jahr' }] as const)
        told(adoptedOn, facts).thenEvents(nowAdopted({ adoptedOn }));
      for (const adoptedOn of [
        '2025-03-01',
        '2025-03-02',
        { value: '2026', precision: 'ungefaehr' },
      ] as const)
        told(adoptedOn, facts).thenRefused({ code: 'rule-refused', rule: 6 });
      given()
        .knowing(facts)
        .when('plan-adoption', plan(source()))
        .thenRefused({ code: 'rule-refused', rule: 6 });
    }
    for (const facts of known({ value: '2025', precision: 'jahr' }))
      told('2025-11-01', facts).thenEvents(nowAdopted({ adoptedOn: '2025-11-01' }));
  });

  test('rule 6: a use that goes on is adopted, whatever became of what it was taken from in use', () => {
    given()
      .knowing(solutions(there({ kind: 'variant' })))
      .when('adopt-best-practice', adopt())
      .thenEvents(nowAdopted());
  });

  test('rule 7: what descends from one’s own is taken back, not adopted', () => {
    const descendant = there({ goesBackTo: (one) => one === own, closed: GONE });
    for (const command of BOTH)
      given()
        .knowing(solutions(descendant))
        .when(command, bodyOf[command]())
        .thenRefused({ code: 'rule-refused', rule: 7 });
  });

  test('rule 6: a withdrawn source refuses before an unknown version does, and this before a use', () => {
    given()
      .knowing(solutions(there({ closed: GONE })))
      .when('adopt-best-practice', adopt({ sources: [source(9)] }))
      .thenRefused({ code: 'rule-refused', rule: 6 });
    given(adopted('kita'))
      .knowing(solutions(there()))
      .when('adopt-best-practice', adopt({ sources: [source(9)] }))
      .thenRefused({ code: 'not-found', path: '/sources/0/version' });
  });

  test('rule 6: one active adoption for each source, planned or begun', () => {
    for (const past of [planned('kita'), adopted('kita')])
      for (const command of BOTH)
        given(past)
          .knowing(solutions(there()))
          .when(command, bodyOf[command]())
          .thenRefused({ code: 'rule-refused', rule: 6 });
  });

  test('rule 6: what has ended or was not pursued may be adopted anew', () => {
    for (const past of [
      [adopted('kita'), ended('kita')],
      [planned('kita'), abandoned('kita')],
      [adopted('kita'), abandoned('kita')],
    ])
      given(...past)
        .knowing(solutions(there()))
        .when('adopt-best-practice', adopt())
        .thenEvents(nowAdopted());
  });

  test('rule 6: any of several sources in use refuses', () => {
    given(adopted('kita'))
      .knowing(solutions(there(), solutionFacts('other')))
      .when('plan-adoption', plan({ solutionId: id('other') }, source()))
      .thenRefused({ code: 'rule-refused', rule: 6 });
  });

  test('a planned adoption begins under its own id', () => {
    given(planned('kita'))
      .knowing(solutions(there()))
      .when('adopt-best-practice', adopt({ adoptionId }))
      .thenEvents(nowAdopted({ adoptionId }));
  });

  test('rule 6: what begins must be planned, and begins once', () => {
    for (const past of [
      [planned('kita'), adopted('kita')],
      [planned('kita'), abandoned('kita')],
      [adopted('kita')],
    ])
      given(...past)
        .knowing(solutions(there()))
        .when('adopt-best-practice', adopt({ adoptionId }))
        .thenRefused({ code: 'rule-refused', rule: 6 });
    given(planned('another'))
      .knowing(solutions(there()))
      .when('adopt-best-practice', adopt({ adoptionId }))
      .thenRefused({ code: 'not-found', path: '/adoptionId' });
  });

  test('rule 6: a plan does not excuse what another adoption uses', () => {
    const sources = [{ solutionId: id('another there'), version: 1 }];
    given(planned('kita'), adopted('another'))
      .knowing(solutions(solutionFacts('another there')))
      .when('adopt-best-practice', adopt({ adoptionId, sources }))
      .thenRefused({ code: 'rule-refused', rule: 6 });
  });
};
