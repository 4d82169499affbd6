import { test } from 'vitest';
import { given, reference, solutionFacts, solutions } from '../given.ts';
import { id, made, organisation, WEIDENRODE } from '../names.ts';
import { abandoned, adopted, declined, ended, planned, released } from '../samples.ts';

const own = organisation(WEIDENRODE);
const adoptionId = id('kita');
const there = (over: Parameters<typeof solutionFacts>[1] = {}) =>
  solutions(solutionFacts('kita there', over));
const source = { solutionId: id('kita there') };
const decline = (over: Record<string, unknown> = {}) => ({ sources: [source], reason: 'technik', ...over });
const nowDeclined = (over: Record<string, unknown> = {}) =>
  declined('kita', { adoptionId: made('adoption'), ...over });
const plan = { sources: [source], status: 'in-pruefung' };
const adopt = {
  sources: [source],
  relation: 'unveraendert',
  adoptedOn: '2026-03-01',
  status: 'in-einfuehrung',
};

export default () => {
  test('a Kommune says of what it has looked at that it does not take it over, with no plan before', () => {
    given().knowing(there()).when('decline-solution', decline()).thenEvents(nowDeclined());
    const told = {
      on: { value: '2025-03', precision: 'monat' },
      alternativen: ['Eigenes Formular'],
      note: 'Die Schnittstelle fehlt.',
      belege: [{ titel: 'Vermerk' }],
      stand: '2025-04-01',
      sichtbarkeit: 'kommune',
    };
    given().knowing(there()).when('decline-solution', decline(told)).thenEvents(nowDeclined(told));
  });

  test('rule 6: the newest version is pinned where none is named, and one that is not there is not found', () => {
    const sources = (version: number) => [{ ...source, version }];
    const known = there({ latestVersion: 4 });
    given()
      .knowing(known)
      .when('decline-solution', decline())
      .thenEvents(nowDeclined({ sources: sources(4) }));
    given()
      .knowing(known)
      .when('decline-solution', decline({ sources: sources(5) }))
      .thenRefused({ code: 'not-found', path: '/sources/0/version' });
  });

  test('what does not exist here, or is hidden, is not found', () => {
    given()
      .when('decline-solution', decline())
      .thenRefused({ code: 'not-found', path: '/sources/0/solutionId' });
  });

  test('what is over may be declined: that the offer has ended is a reason', () => {
    for (const closed of [
      { why: 'zurueckgezogen', on: '2025-03-01' },
      { why: 'beendet', on: '2025-01-01' },
    ] as const)
      given()
        .knowing(there({ closed }))
        .when('decline-solution', decline({ reason: 'angebot-eingestellt' }))
        .thenEvents(nowDeclined({ reason: 'angebot-eingestellt' }));
  });

  test('a Reference is not declined: nobody offers it yet', () => {
    given()
      .knowing(reference('kita there', id('Meißen')))
      .when('decline-solution', decline())
      .thenRefused({ code: 'rule-refused' });
  });

  test('rule 6: one’s own is not declined', () => {
    given()
      .knowing(there({ stream: WEIDENRODE }))
      .when('decline-solution', decline())
      .thenRefused({ code: 'rule-refused', rule: 6 });
  });

  test('rule 7: nor is what descends from one’s own', () => {
    given()
      .knowing(there({ goesBackTo: (one) => one === own }))
      .when('decline-solution', decline())
      .thenRefused({ code: 'rule-refused', rule: 7 });
  });

  test('rule 6: what is planned or in use has an end of its own', () => {
    for (const past of [planned('kita'), adopted('kita')])
      given(past)
        .knowing(there())
        .when('decline-solution', decline())
        .thenRefused({ code: 'rule-refused', rule: 6 });
  });

  test('what has ended, or was given up, may be declined when it is looked at again', () => {
    for (const past of [
      [planned('kita'), abandoned('kita')],
      [adopted('kita'), ended('kita')],
    ])
      given(...past)
        .knowing(there())
        .when('decline-solution', decline())
        .thenEvents(nowDeclined());
  });

  test('rule 12: the same decline again changes nothing; with other words it is refused', () => {
    const before = given(declined('kita', { stand: '2025-01-01' })).knowing(there());
    before.when('decline-solution', decline()).thenNothing();
    before
      .when('decline-solution', decline({ reason: 'kosten' }))
      .thenRefused({ code: 'rule-refused', rule: 6 });
  });

  test('rule 9: it starts before the Verbund at most, and is public once it is released', () => {
    given()
      .knowing(there())
      .when('decline-solution', decline({ sichtbarkeit: 'oeffentlich' }))
      .thenRefused({ code: 'rule-refused', rule: 9 });
    given(declined('kita')).when('release-result', { adoptionId }).thenEvents(released('kita'));
    given(declined('kita'), released('kita')).when('release-result', { adoptionId }).thenNothing();
  });

  test('rule 6: what was declined may be planned or adopted later, and declined after that', () => {
    given(declined('kita'))
      .knowing(there())
      .when('adopt-best-practice', adopt)
      .thenEvents({
        type: 'BestPracticeAdopted',
        data: {
          ...adopt,
          sources: [{ ...source, version: 1 }],
          adoptionId: made('adoption'),
          solutionId: made('solution'),
        },
      });
    const later = { sources: [{ ...source, version: 1 }] };
    given(declined('kita'), planned('again', later), abandoned('again'))
      .knowing(there())
      .when('decline-solution', decline({ reason: 'kosten' }))
      .thenEvents(nowDeclined({ reason: 'kosten' }));
  });

  test('nothing else happens to a decline', () => {
    const known = given(declined('kita')).knowing(there());
    for (const [name, body] of [
      ['abandon-adoption', { adoptionId, reason: 'technik' }],
      ['change-adoption-status', { adoptionId, status: 'geplant' }],
      ['end-usage', { adoptionId }],
      ['reconfirm-usage', { adoptionId }],
    ] as const)
      known.when(name, body).thenRefused({ code: 'rule-refused' });
    known
      .when('adopt-best-practice', { ...adopt, adoptionId })
      .thenRefused({ code: 'rule-refused', rule: 6 });
    const outcome = { adoptionId, indicator: 'Wartezeit', unit: 'Tage', before: 3, after: 1, period: '2026' };
    known
      .when('report-outcome', { ...outcome, method: 'gemessen' })
      .thenRefused({ code: 'rule-refused', rule: 8 });
    given(planned('other'))
      .when('plan-adoption', plan)
      .thenRefused({ code: 'not-found', path: '/sources/0/solutionId' });
  });
};
