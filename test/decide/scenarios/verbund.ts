import { test } from 'vitest';
import { given } from '../given.ts';
import type { Past } from '../harness.ts';
import { AUE, id, organisation } from '../names.ts';

const kommuneId = id('Erlenbach');
const erlenbach = { kommune: { [kommuneId]: { kommuneId, name: 'Stadt Erlenbach' } } };
const founding = (kind: string) => ({ name: 'Zweckverband Aue', kind });
const founded = (kind: string): Past => ({
  type: 'VerbundFounded',
  data: { ...founding(kind), verbundId: organisation(AUE) },
});
const membership = { kommuneId, since: '2019-01-01', basis: 'Verbandssatzung § 2' };
const recorded: Past = { type: 'MembershipRecorded', data: membership };

export default () => {
  test('a Verbund is founded, once', () => {
    given().when('found-verbund', founding('zusammenarbeit')).thenEvents(founded('zusammenarbeit'));
    given(founded('zusammenarbeit'))
      .when('found-verbund', founding('zusammenarbeit'))
      .thenRefused({ code: 'rule-refused' });
  });

  test.each(['zweckverband', 'kreis', 'spitzenverband'])('a %s records its members', (kind) => {
    given(founded(kind)).knowing(erlenbach).when('record-membership', membership).thenEvents(recorded);
  });

  test.each(['zusammenarbeit', 'arbeitskreis'])('a %s records no members: they join', (kind) => {
    given(founded(kind))
      .knowing(erlenbach)
      .when('record-membership', membership)
      .thenRefused({ code: 'rule-refused' });
  });

  test('rule 12: the same membership again changes nothing', () => {
    given(founded('kreis'), recorded)
      .knowing(erlenbach)
      .when('record-membership', { ...membership, basis: 'Kreisordnung' })
      .thenNothing();
  });

  test('a membership does not begin on two days', () => {
    given(founded('kreis'), recorded)
      .knowing(erlenbach)
      .when('record-membership', { ...membership, since: '2020-01-01' })
      .thenRefused({ code: 'rule-refused' });
  });

  test('an unknown Kommune is not found', () => {
    given(founded('kreis'))
      .when('record-membership', membership)
      .thenRefused({ code: 'not-found', path: '/kommuneId' });
  });
};
