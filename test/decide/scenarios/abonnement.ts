import { test } from 'vitest';
import { given, solutionFacts, solutions } from '../given.ts';
import type { Past } from '../harness.ts';
import { AUE, id, made, WEIDENRODE } from '../names.ts';

const postfachId = id('postfach');
const postfach = 'digitales@weidenrode.example';
const order = { postfach, liste: 'loesungen' };
const requested: Past = {
  type: 'AbonnementRequested',
  data: { ...order, abonnementId: id('abonnement'), postfachId },
};
const agreed: Past = { type: 'PostfachConfirmed', data: { postfachId } };
const left: Past = { type: 'AbonnementEnded', data: { postfachId } };
const PRUEFWERT = 'ab'.repeat(32);
const question = { postfachId, art: 'bestaetigung', pruefwert: PRUEFWERT };
const monday = { postfachId, art: 'montag', pruefwert: PRUEFWERT, woche: '2026-09-28' };
const sent = (body: object, name: string): Past => ({
  type: 'NachrichtRecorded',
  data: { ...body, nachrichtId: id(name) },
});
const back = (name: string, code: number): Past => ({
  type: 'NachrichtReturned',
  data: { nachrichtId: id(name), code },
});
const WEEKS = ['2026-09-07', '2026-09-14', '2026-09-21'];
const refusedThrice = WEEKS.flatMap((woche) => [sent({ ...monday, woche }, woche), back(woche, 550)]);
const asked = (times: number): Past[] =>
  Array.from({ length: times }, (_, time) => [requested, sent(question, `question ${time}`)]).flat();

export default () => {
  test('a Kommune or a Verbund orders messages for a mailbox, which is to agree first', () => {
    for (const stream of [WEIDENRODE, AUE])
      given()
        .on(stream)
        .when('subscribe', order)
        .thenEvents({
          type: 'AbonnementRequested',
          data: { ...order, abonnementId: made('abonnement'), postfachId: made('postfach') },
        });
  });

  test('what is followed is one thing, or a list with what narrows it', () => {
    const body = { postfach, solutionId: id('kita') };
    given(requested)
      .knowing(solutions(solutionFacts('kita')))
      .when('subscribe', body)
      .thenEvents({
        type: 'AbonnementRequested',
        data: { ...body, abonnementId: made('abonnement'), postfachId },
      });
    given().when('subscribe', body).thenRefused({ code: 'not-found', path: '/solutionId' });
  });

  test('the same for a mailbox that has agreed changes nothing; one that has not is asked again', () => {
    given(requested, agreed)
      .when('subscribe', { ...order, postfach: 'Digitales@weidenrode.example' })
      .thenNothing();
    given(requested)
      .when('subscribe', order)
      .thenEvents({
        type: 'AbonnementRequested',
        data: { ...order, abonnementId: made('abonnement'), postfachId },
      });
  });

  test('the mailbox of a person is asked about (rule 17)', () => {
    const persons = { ...order, postfach: 'erika.mustermann@weidenrode.example' };
    given()
      .when('subscribe', persons)
      .thenRefused({ code: 'confirmation-needed', rule: 17, path: '/postfach' });
    given()
      .when('subscribe', { ...persons, keinPersonenname: true })
      .thenEvents({
        type: 'AbonnementRequested',
        data: { ...persons, abonnementId: made('abonnement'), postfachId: made('postfach') },
      });
  });

  test('a mailbox that was asked three times and says nothing is left alone', () => {
    given(...asked(2))
      .when('subscribe', order)
      .thenEvents({
        type: 'AbonnementRequested',
        data: { ...order, abonnementId: made('abonnement'), postfachId },
      });
    given(...asked(3))
      .when('subscribe', order)
      .thenRefused({ code: 'rule-refused' });
  });

  test('a mailbox agrees once', () => {
    given(requested).when('confirm-postfach', { postfachId }).thenEvents(agreed);
    given(requested, agreed).when('confirm-postfach', { postfachId }).thenNothing();
    given(requested, left).when('confirm-postfach', { postfachId }).thenRefused({ code: 'rule-refused' });
    given().when('confirm-postfach', { postfachId }).thenRefused({ code: 'not-found', path: '/postfachId' });
  });

  test('one order is ended, or all of a mailbox; twice is once', () => {
    const one = { abonnementId: id('abonnement') };
    given(requested).when('unsubscribe', one).thenEvents({ type: 'AbonnementEnded', data: one });
    given(requested, { type: 'AbonnementEnded', data: one }).when('unsubscribe', one).thenNothing();
    given(requested, agreed).when('unsubscribe', { postfachId }).thenEvents(left);
    given(requested, agreed, left).when('unsubscribe', { postfachId }).thenNothing();
    given().when('unsubscribe', { postfachId }).thenRefused({ code: 'not-found', path: '/postfachId' });
    given().when('unsubscribe', one).thenRefused({ code: 'not-found', path: '/abonnementId' });
  });

  test('a message is recorded once: a question where one is waited for, a Monday’s where the mailbox has agreed', () => {
    const told = { type: 'NachrichtRecorded', data: { ...monday, nachrichtId: made('nachricht') } } as const;
    given(requested)
      .when('record-nachricht', question)
      .thenEvents({ type: 'NachrichtRecorded', data: { ...question, nachrichtId: made('nachricht') } });
    given(requested, sent(question, 'first'))
      .when('record-nachricht', question)
      .thenRefused({ code: 'rule-refused' });
    given(requested, agreed).when('record-nachricht', monday).thenEvents(told);
    given(requested, agreed, sent(monday, 'first'))
      .when('record-nachricht', monday)
      .thenRefused({ code: 'rule-refused' });
    given(requested, agreed, sent(monday, 'first'), back('first', 451))
      .when('record-nachricht', monday)
      .thenEvents(told);
    given(requested).when('record-nachricht', monday).thenRefused({ code: 'rule-refused' });
    given(requested, agreed, left).when('record-nachricht', monday).thenRefused({ code: 'rule-refused' });
  });

  test('after three refusals in a row nothing is recorded for the mailbox, until it is ordered and agreed to anew', () => {
    given(requested, agreed, ...refusedThrice)
      .when('record-nachricht', monday)
      .thenRefused({ code: 'rule-refused' });
    given(requested, agreed, ...refusedThrice.slice(0, 4), sent({ ...monday, woche: WEEKS[2] }, 'taken'))
      .when('record-nachricht', monday)
      .thenEvents({ type: 'NachrichtRecorded', data: { ...monday, nachrichtId: made('nachricht') } });
    given(requested, agreed, ...refusedThrice)
      .when('subscribe', order)
      .thenEvents({
        type: 'AbonnementRequested',
        data: { ...order, abonnementId: made('abonnement'), postfachId },
      });
  });

  test('that a message came back is said once', () => {
    const body = { nachrichtId: id('first'), code: 550 };
    given(requested, agreed, sent(monday, 'first'))
      .when('return-nachricht', body)
      .thenEvents({ type: 'NachrichtReturned', data: body });
    given(requested, agreed, sent(monday, 'first'), back('first', 550))
      .when('return-nachricht', body)
      .thenNothing();
    given(requested).when('return-nachricht', body).thenRefused({ code: 'not-found', path: '/nachrichtId' });
  });
};
