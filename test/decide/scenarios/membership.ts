import { describe, test } from 'vitest';
import { daysAfter } from '../../../contracts/days.ts';
import { given, type Known } from '../given.ts';
import type { Past } from '../harness.ts';
import { AUE, id, organisation, TODAY } from '../names.ts';
import { registered } from '../samples.ts';

const verbundId = id('a Verbund');
const kommuneId = id('Erlenbach');

const aVerbund = (kind: string, over: object = {}): Known => ({
  verbund: { [verbundId]: { verbundId, kind, name: 'Digitale Aue', ...over } },
});
const together = aVerbund('zusammenarbeit');
const erlenbach: Known = { kommune: { [kommuneId]: { kommuneId, name: 'Stadt Erlenbach' } } };

/** What both sides have said, as the projection tells it: of the Verbund to Weidenrode, of Erlenbach to the Aue. */
const between = (facts: object): Known => {
  const all = { since: '2026-03-01', ...facts };
  return { membership: { [verbundId]: all, [kommuneId]: all } };
};
/** An open interest: of Weidenrode in the Verbund, of Erlenbach in the Aue. */
const interestOf = (enteredOn: string): Known => {
  const facts = { since: '2026-03-01', enteredOn };
  return { interest: { [verbundId]: facts, [kommuneId]: facts } };
};
const asked = between({ status: 'angefragt', kommune: 'ja' });
const refused = between({ status: 'abgelehnt', kommune: 'ja', verbund: 'nein' });
const admitted = between({ status: 'mitglied', kommune: 'ja', verbund: 'ja' });
const openly = between({ status: 'mitglied', kommune: 'ja', verbund: 'vorab' });
const ended = between({ status: 'beendet', kommune: 'nein' });
const named = between({ status: 'angegeben', verbund: 'ja' });
const declined = between({ status: 'abgelehnt', kommune: 'nein', verbund: 'ja' });
const stoodIn = between({ status: 'mitglied', kommune: 'vorab', verbund: 'ja' });

const said = (type: string, on: unknown = '2026-03-01', over: object = {}): Past => ({
  type,
  data: { verbundId, on, ...over },
});
const [interest, joined, left] = [said('InterestDeclared'), said('KommuneJoined'), said('KommuneLeft')];

const founded = (kind: string, over: object = {}): Past => ({
  type: 'VerbundFounded',
  data: { name: 'Verbund Aue', kind, verbundId: organisation(AUE), ...over },
});
const recording = { kommuneId, since: '2026-03-01', basis: 'Verbandssatzung § 2' };
const recorded: Past = { type: 'MembershipRecorded', data: recording };
const reason = 'Wir gehören dem Verband nicht an.';

const interests = () => {
  test.each(['zusammenarbeit', 'arbeitskreis'])('interest is declared, today unless said (%s)', (kind) => {
    given(registered())
      .knowing(aVerbund(kind))
      .when('declare-interest', { verbundId })
      .thenEvents(said('InterestDeclared', TODAY));
  });

  test('rule 12: interest declared again changes nothing', () => {
    given(registered(), interest)
      .knowing(together, interestOf('2026-08-01'))
      .when('declare-interest', { verbundId })
      .thenNothing();
  });

  test('an interest that lapsed can be declared again', () => {
    given(registered(), interest)
      .knowing(together)
      .when('declare-interest', { verbundId })
      .thenEvents(said('InterestDeclared', TODAY));
  });

  test('an interest lapses once it has waited for 90 days, and not a day before', () => {
    const closing = (enteredOn: string) =>
      given(founded('zusammenarbeit'))
        .knowing(erlenbach, interestOf(enteredOn))
        .when('lapse-interest', { kommuneId });
    closing(daysAfter(TODAY, -90)).thenEvents({
      type: 'InterestLapsed',
      data: { kommuneId, since: '2026-03-01' },
    });
    closing(daysAfter(TODAY, -89)).thenRefused({ code: 'rule-refused' });
  });

  test('what nobody waits for does not lapse', () => {
    given(founded('zusammenarbeit'))
      .knowing(erlenbach)
      .when('lapse-interest', { kommuneId })
      .thenRefused({ code: 'rule-refused' });
  });

  test('who belongs to it or has asked to has more than interest', () => {
    for (const known of [asked, admitted, openly])
      given(registered(), joined)
        .knowing(together, known)
        .when('declare-interest', { verbundId })
        .thenRefused({ code: 'rule-refused' });
  });
};

const waysIn = () => {
  test('rule 24: a Kommune joins by its own word, with or without having declared interest', () => {
    given(registered(), interest)
      .knowing(together)
      .when('join-verbund', { verbundId, on: '2026-03-01' })
      .thenEvents(joined);
    given(registered())
      .knowing(together)
      .when('join-verbund', { verbundId })
      .thenEvents(said('KommuneJoined', TODAY));
  });

  test('rule 12: who has asked or belongs to it joins no second time', () => {
    for (const known of [asked, admitted, openly])
      given(registered(), joined).knowing(together, known).when('join-verbund', { verbundId }).thenNothing();
  });

  test('rule 24: after a no, and after having left, a Kommune may ask anew', () => {
    for (const [known, past] of [
      [refused, [joined]],
      [ended, [joined, left]],
    ] as const)
      given(registered(), ...past)
        .knowing(together, known)
        .when('join-verbund', { verbundId, on: '2026-09-01' })
        .thenEvents(said('KommuneJoined', '2026-09-01'));
  });

  test.each(['zusammenarbeit', 'arbeitskreis'])('rule 24: a %s says yes or no to who asks', (kind) => {
    for (const antwort of ['ja', 'nein']) {
      const answer = {
        kommuneId,
        antwort,
        ...(antwort === 'nein' ? { grund: 'Bisher nur im Kreis Aue.' } : {}),
      };
      given(founded(kind))
        .knowing(erlenbach, asked)
        .when('answer-join', answer)
        .thenEvents({ type: 'JoinAnswered', data: answer });
    }
  });

  test('rule 24: nobody is admitted who has not asked, or asks no longer', () => {
    for (const known of [{}, ended])
      for (const antwort of ['ja', 'nein'])
        given(founded('zusammenarbeit'))
          .knowing(erlenbach, known)
          .when('answer-join', { kommuneId, antwort })
          .thenRefused({ code: 'rule-refused', rule: 24 });
  });

  test('rule 12: the same answer again changes nothing', () => {
    for (const [known, antwort] of [
      [admitted, 'ja'],
      [refused, 'nein'],
    ] as const)
      given(founded('zusammenarbeit'))
        .knowing(erlenbach, known)
        .when('answer-join', { kommuneId, antwort })
        .thenNothing();
  });

  test('rule 24: an open Verbund may still say yes to one Kommune, and a no may become a yes', () => {
    for (const known of [openly, refused])
      given(founded('zusammenarbeit', { beitritt: 'offen' }))
        .knowing(erlenbach, known)
        .when('answer-join', { kommuneId, antwort: 'ja' })
        .thenEvents({ type: 'JoinAnswered', data: { kommuneId, antwort: 'ja' } });
  });

  test.each(['zweckverband', 'kreis', 'spitzenverband'])('rule 24: a %s records its members', (kind) => {
    given(founded(kind)).knowing(erlenbach).when('record-membership', recording).thenEvents(recorded);
  });

  test('rule 24: the Kommune says yes or no to what a Verbund has recorded', () => {
    for (const [command, type] of [
      ['accept-membership', 'MembershipAccepted'],
      ['decline-membership', 'MembershipDeclined'],
    ] as const)
      given(registered())
        .knowing(aVerbund('zweckverband'), named)
        .when(command, { verbundId, grund: reason })
        .thenEvents({ type, data: { verbundId, grund: reason } });
  });

  test('rule 24: a no may become a yes', () => {
    given(registered())
      .knowing(aVerbund('zweckverband'), declined)
      .when('accept-membership', { verbundId })
      .thenEvents({ type: 'MembershipAccepted', data: { verbundId } });
  });

  test('rule 24: what nobody has recorded is neither accepted nor declined', () => {
    for (const command of ['accept-membership', 'decline-membership'])
      given(registered())
        .knowing(aVerbund('zweckverband'))
        .when(command, { verbundId })
        .thenRefused({ code: 'rule-refused', rule: 24 });
  });

  test('rule 12: the same word again changes nothing', () => {
    for (const [known, command] of [
      [admitted, 'accept-membership'],
      [declined, 'decline-membership'],
    ] as const)
      given(registered()).knowing(aVerbund('kreis'), known).when(command, { verbundId }).thenNothing();
  });
};

const publicBodies = () => {
  const standsIn: Past = { type: 'MembershipRecorded', data: { ...recording, bestaetigt: 'betrieb' } };

  test('rule 24: where the operator has confirmed it, its record needs no answer', () => {
    given(founded('zweckverband'))
      .confirmed()
      .knowing(erlenbach)
      .when('record-membership', recording)
      .thenEvents(standsIn);
  });

  test('rule 24: what was recorded before the confirmation is recorded anew, once', () => {
    const again = (known: Known) =>
      given(founded('zweckverband'), recorded)
        .confirmed()
        .knowing(erlenbach, known)
        .when('record-membership', recording);
    again(named).thenEvents(standsIn);
    again(stoodIn).thenNothing();
    again(admitted).thenNothing();
  });

  test('rule 24: no confirmation stands in for a Kommune that has said no', () => {
    given(founded('zweckverband'), recorded)
      .confirmed()
      .knowing(erlenbach, declined)
      .when('record-membership', recording)
      .thenEvents(recorded);
  });

  test('rule 24: the Kommune may say no, or yes, for itself', () => {
    for (const [command, type] of [
      ['accept-membership', 'MembershipAccepted'],
      ['decline-membership', 'MembershipDeclined'],
    ] as const)
      given(registered())
        .knowing(aVerbund('zweckverband'), stoodIn)
        .when(command, { verbundId })
        .thenEvents({ type, data: { verbundId } });
  });

  test('rule 12: the same membership again changes nothing', () => {
    for (const known of [named, admitted])
      given(founded('kreis'), recorded)
        .knowing(erlenbach, known)
        .when('record-membership', { ...recording, basis: 'Kreisordnung' })
        .thenNothing();
  });

  test('a membership does not begin on two days', () => {
    given(founded('kreis'), recorded)
      .knowing(erlenbach, admitted)
      .when('record-membership', { ...recording, since: '2020-01-01' })
      .thenRefused({ code: 'rule-refused' });
  });

  test('rule 24: after a no it may be recorded anew, also with another beginning', () => {
    const other = { ...recording, since: '2020-01-01' };
    given(founded('kreis'), recorded)
      .knowing(erlenbach, declined)
      .when('record-membership', other)
      .thenEvents({ type: 'MembershipRecorded', data: other });
  });
};

const waysOut = () => {
  test('rule 24: a Kommune leaves, today unless said', () => {
    given(registered(), joined)
      .knowing(together, admitted)
      .when('leave-verbund', { verbundId })
      .thenEvents(said('KommuneLeft', TODAY));
  });

  test('rule 24: what was not answered, or with no, is taken back', () => {
    for (const known of [asked, refused])
      given(registered(), joined)
        .knowing(together, known)
        .when('leave-verbund', { verbundId })
        .thenEvents(said('KommuneLeft', TODAY, { zurueckgezogen: true }));
  });

  test('only who has joined leaves', () => {
    for (const known of [{}, ended])
      given(registered())
        .knowing(together, known)
        .when('leave-verbund', { verbundId })
        .thenRefused({ code: 'rule-refused' });
  });

  test('rule 24: the Verbund ends with a no what its yes, or its openness, began', () => {
    for (const known of [admitted, openly])
      given(founded('zusammenarbeit'))
        .knowing(erlenbach, known)
        .when('answer-join', { kommuneId, antwort: 'nein' })
        .thenEvents({ type: 'JoinAnswered', data: { kommuneId, antwort: 'nein' } });
  });

  test('rule 24: a Kommune takes its yes to a Zweckverband back', () => {
    given(registered())
      .knowing(aVerbund('zweckverband'), admitted)
      .when('decline-membership', { verbundId, grund: 'Ausgetreten zum Jahresende' })
      .thenEvents({ type: 'MembershipDeclined', data: { verbundId, grund: 'Ausgetreten zum Jahresende' } });
  });
};

const dates = () => {
  const sometime = { value: '2026', precision: 'jahr' };

  test('rule 24: nobody leaves before having joined', () => {
    const leave = (on: unknown) =>
      given(registered(), joined).knowing(together, admitted).when('leave-verbund', { verbundId, on });
    leave('2026-02-28').thenRefused({ code: 'invalid-fields', path: '/on' });
    leave(sometime).thenEvents(said('KommuneLeft', sometime));
  });

  test('rule 24: nobody joins again before having left', () => {
    const join = (on: unknown) =>
      given(registered(), joined, left).knowing(together, ended).when('join-verbund', { verbundId, on });
    join('2026-02-28').thenRefused({ code: 'invalid-fields', path: '/on' });
    join({ value: '2026-02', precision: 'monat' }).thenRefused({ code: 'invalid-fields', path: '/on' });
    for (const on of ['2026-03-01', sometime]) join(on).thenEvents(said('KommuneJoined', on));
  });

  test('rule 24: nobody belonged to a Verbund before it was founded', () => {
    const join = (on: unknown) =>
      given(registered())
        .knowing(aVerbund('zusammenarbeit', { gegruendet: '2022-06-01' }))
        .when('join-verbund', { verbundId, on });
    join('2022-05-31').thenRefused({ code: 'invalid-fields', path: '/on' });
    for (const on of ['2022-06-01', { value: '2022', precision: 'jahr' }])
      join(on).thenEvents(said('KommuneJoined', on));
    const record = (since: unknown) =>
      given(founded('kreis', { gegruendet: { value: '2022', precision: 'jahr' } }))
        .knowing(erlenbach)
        .when('record-membership', { ...recording, since });
    record('2021-12-31').thenRefused({ code: 'invalid-fields', path: '/since' });
    record('2022-01-01').thenEvents({
      type: 'MembershipRecorded',
      data: { ...recording, since: '2022-01-01' },
    });
  });
};

const kinds = () => {
  test.each(['zweckverband', 'kreis', 'spitzenverband'])(
    'a %s is not joined: it records its members',
    (kind) => {
      for (const command of ['declare-interest', 'join-verbund', 'leave-verbund'])
        given(registered())
          .knowing(aVerbund(kind))
          .when(command, { verbundId })
          .thenRefused({ code: 'rule-refused' });
      given(founded(kind))
        .knowing(erlenbach)
        .when('answer-join', { kommuneId, antwort: 'ja' })
        .thenRefused({ code: 'rule-refused' });
    },
  );

  test.each(['zusammenarbeit', 'arbeitskreis'])('a %s records no members: they join', (kind) => {
    given(founded(kind))
      .confirmed()
      .knowing(erlenbach)
      .when('record-membership', recording)
      .thenRefused({ code: 'rule-refused' });
    for (const command of ['accept-membership', 'decline-membership'])
      given(registered())
        .knowing(aVerbund(kind))
        .when(command, { verbundId })
        .thenRefused({ code: 'rule-refused' });
  });

  test('an unknown Verbund or Kommune is not found', () => {
    for (const command of ['declare-interest', 'join-verbund', 'leave-verbund', 'accept-membership'])
      given(registered()).when(command, { verbundId }).thenRefused({ code: 'not-found', path: '/verbundId' });
    given(founded('kreis'))
      .when('record-membership', recording)
      .thenRefused({ code: 'not-found', path: '/kommuneId' });
    given(founded('zusammenarbeit'))
      .when('answer-join', { kommuneId, antwort: 'ja' })
      .thenRefused({ code: 'not-found', path: '/kommuneId' });
  });
};

export default () => {
  describe('interest', interests);
  describe('ways in', waysIn);
  describe('public bodies', publicBodies);
  describe('ways out', waysOut);
  describe('dates', dates);
  describe('kinds', kinds);
};
