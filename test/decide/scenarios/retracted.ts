import { test } from 'vitest';
import { given, solutionFacts, solutions } from '../given.ts';
import { id, made } from '../names.ts';
import { adopted, declined, ended, joined, planned, retracted } from '../samples.ts';

const adoptionId = id('kita');
const body = { adoptionId, grund: 'Verwechselt.' };
const there = solutions(solutionFacts('kita there'));
const builtOn = (...by: string[]) => ({ 'built-on': { [adoptionId]: { by, more: false } } });

export default () => {
  test('what was declared in error is taken back, however far it was', () => {
    for (const past of [planned('kita'), adopted('kita'), joined('kita'), declined('kita')])
      given(past).when('retract-adoption', body).thenEvents(retracted('kita'));
    given(adopted('kita'), ended('kita')).when('retract-adoption', body).thenEvents(retracted('kita'));
  });

  test('rule 6: once somebody has built on it, it stays', () => {
    for (const past of [[adopted('kita')], [adopted('kita'), ended('kita')]])
      given(...past)
        .knowing(builtOn('Stadt Auenried'))
        .when('retract-adoption', body)
        .thenRefused({ code: 'rule-refused', rule: 6 });
  });

  test('rule 12: taken back once more, nothing changes, whatever is said then', () => {
    const before = given(adopted('kita'), retracted('kita'));
    before.when('retract-adoption', body).thenNothing();
    before.when('retract-adoption', { ...body, grund: 'Anderes.' }).thenNothing();
  });

  test('it is as if it had not been: nothing can be done with it, and all can be done anew', () => {
    const before = given(adopted('kita'), retracted('kita')).knowing(there);
    const named = { code: 'not-found', path: '/adoptionId' } as const;
    before.when('end-usage', { adoptionId }).thenRefused(named);
    before.when('reconfirm-usage', { adoptionId }).thenRefused(named);
    const outcome = { adoptionId, richtung: 'besser', text: 'Schneller.', method: 'beurteilt' };
    before.when('report-outcome', outcome).thenRefused(named);
    const anew = { sources: [{ solutionId: id('kita there') }], reason: 'technik' };
    const again = declined('kita', { adoptionId: made('adoption') });
    before.when('decline-solution', anew).thenEvents(again);
    given(declined('kita'), retracted('kita'))
      .knowing(there)
      .when('decline-solution', anew)
      .thenEvents(again);
    given(joined('kita'), retracted('kita')).knowing(there).when('decline-solution', anew).thenEvents(again);
    given(planned('kita'), retracted('kita')).knowing(there).when('decline-solution', anew).thenEvents(again);
  });

  test('rule 8: another’s is not taken back, and what does not exist is not found', () => {
    given().when('retract-adoption', body).thenRefused({ code: 'not-found', path: '/adoptionId' });
    given()
      .knowing({ adoption: { [adoptionId]: { adoptionId, stream: 'kommune-other' } } })
      .when('retract-adoption', body)
      .thenRefused({ code: 'rule-refused', rule: 8 });
  });
};
