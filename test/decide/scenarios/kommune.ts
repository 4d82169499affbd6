import { test } from 'vitest';
import { given, type Known } from '../given.ts';
import { id, organisation, WEIDENRODE } from '../names.ts';
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
};
