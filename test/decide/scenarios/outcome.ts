import { test } from 'vitest';
import { given } from '../given.ts';
import { type Past, person } from '../harness.ts';
import { id, kommune, made, WEIDENRODE } from '../names.ts';
import { abandoned, adopted, ended, planned } from '../samples.ts';

const adoptionId = id('kita');
const outcomeId = id('outcome');
const figures = {
  adoptionId,
  indicator: 'Wochen bis zur Zusage',
  unit: 'Wochen',
  before: null,
  after: 6,
  period: 'Kita-Jahr 2025/26',
  method: 'gemessen',
};
const reported: Past = {
  type: 'OutcomeReported',
  data: { ...figures, outcomeId },
  actor: person(WEIDENRODE, 'reporter'),
};
const confirmation = { adoptionId, outcomeId };
const confirmed: Past = { type: 'OutcomeConfirmed', data: confirmation };
const elsewhere = { adoption: { [adoptionId]: { adoptionId, stream: kommune('Elsewhere') } } };

export default () => {
  test('rule 8: outcomes are reported once the adoption has begun, and also when it is over', () => {
    for (const past of [
      [adopted('kita')],
      [planned('kita'), adopted('kita')],
      [adopted('kita'), ended('kita')],
      [adopted('kita'), abandoned('kita')],
    ])
      given(...past)
        .when('report-outcome', figures)
        .thenEvents({ type: 'OutcomeReported', data: { ...figures, outcomeId: made('outcome') } });
  });

  test('an outcome stands in words, too; what it rests on is a Beleg, however it was given', () => {
    const words = { adoptionId, richtung: 'besser', text: 'Weniger Rückfragen', method: 'beurteilt' };
    const titel = 'Vermerk des Hauptamts';
    given(adopted('kita'))
      .when('report-outcome', { ...words, belege: [{ titel: 'Bericht' }], evidence: titel })
      .thenEvents({
        type: 'OutcomeReported',
        data: { ...words, belege: [{ titel: 'Bericht' }, { titel }], outcomeId: made('outcome') },
      });
  });

  test('rule 8: there are no outcomes of what has not begun', () => {
    for (const past of [[planned('kita')], [planned('kita'), abandoned('kita')]])
      given(...past)
        .when('report-outcome', figures)
        .thenRefused({ code: 'rule-refused', rule: 8 });
  });

  test('rule 8: only the adopter reports and confirms', () => {
    given().knowing(elsewhere).when('report-outcome', figures).thenRefused({ code: 'rule-refused', rule: 8 });
    given()
      .knowing(elsewhere)
      .when('confirm-outcome', confirmation)
      .thenRefused({ code: 'rule-refused', rule: 8 });
  });

  test('an unknown or hidden adoption is not found', () => {
    given().when('report-outcome', figures).thenRefused({ code: 'not-found', path: '/adoptionId' });
    given().when('confirm-outcome', confirmation).thenRefused({ code: 'not-found', path: '/adoptionId' });
  });

  test('rule 8: another person than the reporter confirms', () => {
    const here = given(adopted('kita'), reported);
    here.by('reporter').when('confirm-outcome', confirmation).thenRefused({ code: 'rule-refused', rule: 8 });
    here.by('colleague').when('confirm-outcome', confirmation).thenEvents(confirmed);
  });

  test('rule 8: the reporter does not confirm afterwards either', () => {
    given(adopted('kita'), reported, confirmed)
      .by('reporter')
      .when('confirm-outcome', confirmation)
      .thenRefused({ code: 'rule-refused', rule: 8 });
  });

  test('rule 12: confirming again changes nothing', () => {
    given(adopted('kita'), reported, confirmed)
      .by('colleague')
      .when('confirm-outcome', confirmation)
      .thenNothing();
  });

  test('an outcome that is not this adoption’s is not found', () => {
    given(adopted('kita'))
      .when('confirm-outcome', confirmation)
      .thenRefused({ code: 'not-found', path: '/outcomeId' });
    given(adopted('kita'), adopted('another'), reported)
      .when('confirm-outcome', { adoptionId: id('another'), outcomeId })
      .thenRefused({ code: 'not-found', path: '/outcomeId' });
  });
};
