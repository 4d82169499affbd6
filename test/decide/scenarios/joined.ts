import { test } from 'vitest';
import { given, reference, solutionFacts, solutions } from '../given.ts';
import { id, made, organisation, WEIDENRODE } from '../names.ts';
import { adopted, declined, ended, joined, planned } from '../samples.ts';

const own = organisation(WEIDENRODE);
const adoptionId = id('kita');
const there = (over: Parameters<typeof solutionFacts>[1] = {}) =>
  solutions(solutionFacts('kita there', over));
const join = (over: Record<string, unknown> = {}) => ({
  solutionId: id('kita there'),
  status: 'im-betrieb',
  ...over,
});
const nowJoined = (over: Record<string, unknown> = {}) => {
  const { seit: _, ...data } = joined('kita').data;
  return {
    type: 'ProjectJoined',
    data: { ...data, adoptionId: made('adoption'), solutionId: made('solution'), ...over },
  };
};
const sources = (version: number) => [{ solutionId: id('kita there'), version }];
const adopt = {
  sources: [{ solutionId: id('kita there') }],
  relation: 'unveraendert',
  adoptedOn: '2026-03-01',
  status: 'in-einfuehrung',
};

export default () => {
  test('rule 25: a Kommune says itself that it has built something jointly', () => {
    given().knowing(there()).when('join-project', join()).thenEvents(nowJoined());
    const told = {
      status: 'in-einfuehrung',
      seit: { value: '2025-03', precision: 'monat' },
      changes: [{ what: 'Eigene Farben', why: 'Unser Leitfaden verlangt es.' }],
      belege: [{ titel: 'Vereinbarung' }],
      stand: '2025-04-01',
      sichtbarkeit: 'verbund',
    };
    given().knowing(there()).when('join-project', join(told)).thenEvents(nowJoined(told));
  });

  test('the newest version is pinned where none is named; one that is not there is not found', () => {
    const known = there({ latestVersion: 4 });
    given()
      .knowing(known)
      .when('join-project', join())
      .thenEvents(nowJoined({ sources: sources(4) }));
    given()
      .knowing(known)
      .when('join-project', join({ version: 2 }))
      .thenEvents(nowJoined({ sources: sources(2) }));
    given()
      .knowing(known)
      .when('join-project', join({ version: 5 }))
      .thenRefused({ code: 'not-found', path: '/version' });
  });

  test('what does not exist here, or is hidden, is not found', () => {
    given().when('join-project', join()).thenRefused({ code: 'not-found', path: '/solutionId' });
  });

  test('a Reference, or what somebody made of a solution, was not built jointly', () => {
    given()
      .knowing(reference('kita there', id('Meißen')))
      .when('join-project', join())
      .thenRefused({ code: 'rule-refused' });
    given()
      .knowing(there({ kind: 'variant' }))
      .when('join-project', join())
      .thenRefused({ code: 'rule-refused' });
  });

  test('rule 6: not one’s own, not what is over, but what was before its end', () => {
    given()
      .knowing(there({ stream: WEIDENRODE }))
      .when('join-project', join())
      .thenRefused({ code: 'rule-refused', rule: 6 });
    const over = there({ closed: { why: 'zurueckgezogen', on: '2025-03-01' } });
    given().knowing(over).when('join-project', join()).thenRefused({ code: 'rule-refused', rule: 6 });
    given()
      .knowing(over)
      .when('join-project', join({ seit: '2025-02-01' }))
      .thenEvents(nowJoined({ seit: '2025-02-01' }));
  });

  test('rule 6: nor what one plans or uses already, nor twice', () => {
    for (const past of [planned('kita'), adopted('kita'), joined('kita')])
      given(past)
        .knowing(there())
        .when('join-project', join())
        .thenRefused({ code: 'rule-refused', rule: 6 });
    for (const past of [[joined('kita'), ended('kita')], [declined('kita')]])
      given(...past)
        .knowing(there())
        .when('join-project', join())
        .thenEvents(nowJoined());
  });

  test('one’s own building block may be part of it', () => {
    given()
      .knowing(there({ goesBackTo: (one) => one === own }))
      .when('join-project', join())
      .thenEvents(nowJoined());
  });

  test('rules 6 and 7: what one has built jointly is one’s own, and so is what descends from it', () => {
    const before = given(joined('kita'), ended('kita')).knowing(there());
    before.when('adopt-best-practice', adopt).thenRefused({ code: 'rule-refused', rule: 6 });
    before.when('plan-adoption', { sources: adopt.sources }).thenRefused({ code: 'rule-refused', rule: 6 });
    before
      .when('decline-solution', { sources: adopt.sources, reason: 'kosten' })
      .thenRefused({ code: 'rule-refused', rule: 6 });
    given(joined('kita'))
      .knowing(solutions(solutionFacts('further', { goesBackTo: (one) => one === own })))
      .when('adopt-best-practice', { ...adopt, sources: [{ solutionId: id('further') }] })
      .thenRefused({ code: 'rule-refused', rule: 7 });
  });

  test('status, changes, confirmation and end work on it as on an adoption', () => {
    const before = given(joined('kita', { status: 'in-einfuehrung' }));
    const status = { adoptionId, status: 'im-betrieb', on: '2026-02-01' };
    before.when('change-adoption-status', status).thenEvents({ type: 'AdoptionStatusChanged', data: status });
    const changes = [{ what: 'Auch in Leichter Sprache' }];
    before.when('record-adaptation', { adoptionId, changes }).thenEvents({
      type: 'AdaptationRecorded',
      data: { adoptionId, changes, solutionId: id('kita here'), version: 2 },
    });
    before
      .when('reconfirm-usage', { adoptionId, on: '2026-09-01' })
      .thenEvents({ type: 'UsageReconfirmed', data: { adoptionId, on: '2026-09-01' } });
    before.when('end-usage', ended('kita').data).thenEvents(ended('kita'));
    before
      .when('end-usage', { ...ended('kita').data, on: '2025-01-01' })
      .thenRefused({ code: 'invalid-fields', path: '/on' });
    given(joined('kita'), ended('kita'))
      .when('reconfirm-usage', { adoptionId })
      .thenRefused({ code: 'rule-refused' });
  });
};
