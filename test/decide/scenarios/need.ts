import { test } from 'vitest';
import { given, reference, solutionFacts, solutions } from '../given.ts';
import type { Past } from '../harness.ts';
import { AUE, id, kommune, made, WEIDENRODE } from '../names.ts';

const needId = id('need');
const satz = 'Wir suchen eine Anmeldung zur Kita.';
const need = { satz, sichtbarkeit: 'oeffentlich' };
const stated: Past = { type: 'NeedStated', data: { ...need, needId } };
const ELSEWHERE = { need: { [needId]: {} } };
const over = { need: { [needId]: { closed: { needId, ergebnis: 'geloest' } } } };
const advice = { needId, art: 'beratung', text: 'Wir zeigen es gern.' };
const advised: Past = { type: 'NeedAnswered', data: { ...advice, answerId: id('answer') } };
const offer = { needId, art: 'loesung', solutionId: id('kita') };
const end = { needId, ergebnis: 'geloest' };
const closed: Past = { type: 'NeedClosed', data: end };
const THROUGH = 'need-answer solution reference';
const answered = (within: string) => ({
  [THROUGH]: { [id('answer')]: { id: id('answer'), stream: kommune('Elsewhere'), within } },
});

export default () => {
  test('a Kommune or a Verbund states what it looks for, until a day that may lie ahead', () => {
    for (const stream of [WEIDENRODE, AUE])
      given()
        .on(stream)
        .when('state-need', { satz, gestaltungsfeld: 'Bildung', bis: { value: '2029', precision: 'jahr' } })
        .thenEvents({
          type: 'NeedStated',
          data: {
            ...need,
            gestaltungsfeld: 'Bildung',
            bis: { value: '2029', precision: 'jahr' },
            needId: made('need'),
          },
        });
  });

  test('others answer: with advice, with a solution, with a Reference, or that they look for it, too', () => {
    const both = [solutions(solutionFacts('kita')), reference('bericht', id('Elsewhere'))];
    for (const body of [advice, offer, { ...offer, solutionId: id('bericht') }, { needId, art: 'wir-auch' }])
      given()
        .knowing(ELSEWHERE, ...both)
        .when('answer-need', body)
        .thenEvents({ type: 'NeedAnswered', data: { ...body, answerId: made('need-answer') } });
  });

  test('saying the same again changes nothing, also when the need is closed by then', () => {
    given(advised).knowing(ELSEWHERE).when('answer-need', advice).thenNothing();
    given(advised).knowing(over).when('answer-need', advice).thenNothing();
  });

  test('nobody answers its own need, a closed one, or one that it cannot see', () => {
    given(stated).knowing(ELSEWHERE).when('answer-need', advice).thenRefused({ code: 'rule-refused' });
    given().knowing(over).when('answer-need', advice).thenRefused({ code: 'rule-refused' });
    given().when('answer-need', advice).thenRefused({ code: 'not-found', path: '/needId' });
  });

  test('what nobody else may look at, or what is withdrawn, is not offered', () => {
    const withdrawn = { closed: { why: 'zurueckgezogen', on: '2026-01-01' } } as const;
    for (const facts of [{ sichtbarkeit: 'kommune' }, withdrawn] as const)
      given()
        .knowing(ELSEWHERE, solutions(solutionFacts('kita', facts)))
        .when('answer-need', offer)
        .thenRefused({ code: 'rule-refused' });
    given()
      .knowing(ELSEWHERE)
      .when('answer-need', offer)
      .thenRefused({ code: 'not-found', path: '/solutionId' });
  });

  test('whoever stated it closes it: by an answer to it, by a solution, or by nothing', () => {
    const through = { [THROUGH]: { [id('kita')]: solutionFacts('kita') } };
    for (const body of [end, { ...end, durch: id('answer') }, { ...end, durch: id('kita') }])
      given(stated)
        .knowing(answered(needId), through)
        .when('close-need', body)
        .thenEvents({ type: 'NeedClosed', data: body });
  });

  test('closing it again in the same way changes nothing; otherwise it is refused', () => {
    given(stated, closed).when('close-need', end).thenNothing();
    given(stated, closed)
      .when('close-need', { needId, ergebnis: 'entfallen' })
      .thenRefused({ code: 'rule-refused' });
  });

  test('nobody closes the need of another, or by an answer to another', () => {
    given().knowing(ELSEWHERE).when('close-need', end).thenRefused({ code: 'rule-refused' });
    given().when('close-need', end).thenRefused({ code: 'not-found', path: '/needId' });
    given(stated)
      .knowing(answered(id('another')))
      .when('close-need', { ...end, durch: id('answer') })
      .thenRefused({ code: 'rule-refused' });
    given(stated)
      .when('close-need', { ...end, durch: id('answer') })
      .thenRefused({ code: 'not-found', path: '/durch' });
  });
};
