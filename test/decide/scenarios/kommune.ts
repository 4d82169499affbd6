import { test } from 'vitest';
import { given, type Known } from '../given.ts';
import type { Past } from '../harness.ts';
import { id, organisation, TODAY, WEIDENRODE } from '../names.ts';
import { registered } from '../samples.ts';

const own = organisation(WEIDENRODE);
const keys = { ags: '06999001', ars: '069990001001' };
const { kommuneId: _, ...profile } = registered(keys).data;
const carriedBy = (kommuneId: string): Known => ({
  'regional-key': {
    [keys.ags]: { kommuneId, name: 'Stadt Erlenbach' },
    [keys.ars]: { kommuneId, name: 'Stadt Erlenbach' },
  },
});

const verbundId = id('a Verbund');
const aVerbund = (kind: string): Known => ({
  verbund: { [verbundId]: { verbundId, kind, name: 'Digitale Aue' } },
});
const together = aVerbund('zusammenarbeit');
const said = (type: string, on = '2026-03-01'): Past => ({ type, data: { verbundId, on } });
const [interest, joined, left] = [said('InterestDeclared'), said('KommuneJoined'), said('KommuneLeft')];

export default () => {
  test('a Kommune registers', () => {
    given().when('register-kommune', profile).thenEvents(registered(keys));
  });

  test('a Kommune registers only once', () => {
    given(registered()).when('register-kommune', profile).thenRefused({ code: 'rule-refused' });
  });

  test.each(['ags', 'ars'] as const)('rule 23: one active Kommune for each key (%s)', (key) => {
    given()
      .knowing(carriedBy(id('Erlenbach')))
      .when('register-kommune', { ...profile, ags: undefined, ars: undefined, [key]: keys[key] })
      .thenRefused({ code: 'rule-refused', rule: 23 });
    given(registered())
      .knowing(carriedBy(id('Erlenbach')))
      .when('change-kommune-profile', { [key]: keys[key], validFrom: '2026-01-01' })
      .thenRefused({ code: 'rule-refused', rule: 23 });
  });

  test('its own key does not stand in a Kommune’s way', () => {
    const data = { ags: keys.ags, population: 7450, validFrom: '2026-01-01' };
    given(registered(keys))
      .knowing(carriedBy(own))
      .when('change-kommune-profile', data)
      .thenEvents({ type: 'KommuneProfileChanged', data });
  });

  test('an unknown administration is not found', () => {
    given()
      .when('register-kommune', { ...profile, verwaltetDurch: id('nowhere') })
      .thenRefused({ code: 'not-found', path: '/verwaltetDurch' });
  });

  test('a Kommune is not administered by itself as by another', () => {
    given(registered())
      .knowing({ kommune: { [own]: { kommuneId: own, name: 'Gemeinde Weidenrode' } } })
      .when('change-kommune-profile', { verwaltetDurch: own, validFrom: '2026-01-01' })
      .thenRefused({ code: 'invalid-fields', path: '/verwaltetDurch' });
  });

  test('rule 12: a profile that stays as it is changes nothing', () => {
    given(registered())
      .when('change-kommune-profile', { population: 7400, validFrom: '2026-01-01' })
      .thenNothing();
    const changed = { population: 7450, location: { lat: 50.5, lon: 8.5 }, validFrom: '2026-01-01' };
    given(registered(), { type: 'KommuneProfileChanged', data: changed })
      .when('change-kommune-profile', { ...changed, validFrom: '2026-02-01' })
      .thenNothing();
  });

  test.each(['zusammenarbeit', 'arbeitskreis'])('interest is declared, today unless said (%s)', (kind) => {
    given(registered())
      .knowing(aVerbund(kind))
      .when('declare-interest', { verbundId })
      .thenEvents(said('InterestDeclared', TODAY));
  });

  test('rule 12: interest declared again changes nothing', () => {
    given(registered(), interest).knowing(together).when('declare-interest', { verbundId }).thenNothing();
  });

  test('a member has more than interest', () => {
    given(registered(), joined)
      .knowing(together)
      .when('declare-interest', { verbundId })
      .thenRefused({ code: 'rule-refused' });
  });

  test('a Kommune joins, with or without having declared interest', () => {
    given(registered(), interest)
      .knowing(together)
      .when('join-verbund', { verbundId, on: '2026-03-01' })
      .thenEvents(joined);
    given(registered())
      .knowing(together)
      .when('join-verbund', { verbundId })
      .thenEvents(said('KommuneJoined', TODAY));
  });

  test('rule 12: a member who joins again changes nothing', () => {
    given(registered(), joined).knowing(together).when('join-verbund', { verbundId }).thenNothing();
  });

  test('a Kommune leaves, may declare interest anew, and joins again', () => {
    given(registered(), joined)
      .knowing(together)
      .when('leave-verbund', { verbundId })
      .thenEvents(said('KommuneLeft', TODAY));
    const gone = given(registered(), interest, joined, left).knowing(together);
    gone
      .when('declare-interest', { verbundId, on: '2026-09-01' })
      .thenEvents(said('InterestDeclared', '2026-09-01'));
    gone
      .when('join-verbund', { verbundId, on: '2026-09-01' })
      .thenEvents(said('KommuneJoined', '2026-09-01'));
  });

  test('only a member leaves', () => {
    for (const past of [[], [interest], [joined, left]])
      given(registered(), ...past)
        .knowing(together)
        .when('leave-verbund', { verbundId })
        .thenRefused({ code: 'rule-refused' });
  });

  test('nobody leaves before having joined', () => {
    const leave = (on: unknown) =>
      given(registered(), joined).knowing(together).when('leave-verbund', { verbundId, on });
    leave('2026-02-28').thenRefused({ code: 'invalid-fields', path: '/on' });
    const sometime = { value: '2026', precision: 'jahr' };
    leave(sometime).thenEvents({ type: 'KommuneLeft', data: { verbundId, on: sometime } });
  });

  test.each(['zweckverband', 'kreis', 'spitzenverband'])(
    'membership in a %s is not declared by the Kommune',
    (kind) => {
      for (const command of ['declare-interest', 'join-verbund', 'leave-verbund'])
        given(registered())
          .knowing(aVerbund(kind))
          .when(command, { verbundId })
          .thenRefused({ code: 'rule-refused' });
    },
  );

  test('an unknown Verbund is not found', () => {
    for (const command of ['declare-interest', 'join-verbund', 'leave-verbund'])
      given(registered()).when(command, { verbundId }).thenRefused({ code: 'not-found', path: '/verbundId' });
  });
};
