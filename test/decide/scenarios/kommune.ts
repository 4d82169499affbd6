import { test } from 'vitest';
import { given, type Known } from '../given.ts';
import type { Past } from '../harness.ts';
import { id, organisation, WEIDENRODE } from '../names.ts';
import { adopted, registered, shared } from '../samples.ts';

const own = organisation(WEIDENRODE);
const keys = { ags: '06999001', ars: '069990001001' };
const runBy = (...others: readonly string[]): Known => ({
  kommune: {
    [id('Amt')]: { kommuneId: id('Amt'), name: 'Amt Aue', isRunBy: (one: string) => others.includes(one) },
  },
});
const { kommuneId: _, ...profile } = registered(keys).data;
const carriedBy = (kommuneId: string, key = keys.ags): Known => ({
  'regional-key': { [key]: { kommuneId, name: 'Stadt Erlenbach' } },
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

  test.each([
    ['gemeinde', 'Nordrhein-Westfalen', { ars: '053580028028' }, '05358028'],
    ['stadt', 'Niedersachsen', { ars: '033605401003' }, '03360003'],
    ['kreisfreie-stadt', 'Baden-Württemberg', { ags: '08221000' }, '08221'],
    ['kreisfreie-stadt', 'Baden-Württemberg', { ars: '082210000000' }, '08221'],
    ['landkreis', 'Nordrhein-Westfalen', { ags: '05358' }, '05358'],
    ['landkreis', 'Nordrhein-Westfalen', { ars: '053580000000' }, '05358'],
    ['gemeindeverband', 'Niedersachsen', { ars: '033605401' }, '033605401'],
    ['gemeindeverband', 'Niedersachsen', { ars: '033605401000' }, '033605401'],
    ['bezirk', 'Bayern', { ags: '091' }, '091'],
  ] as const)('rule 23: a key is the same in every form (%s, %s, %j)', (kind, land, form, key) => {
    const body = { name: 'Ort', kind, land, ...form };
    given()
      .when('register-kommune', body)
      .thenEvents({ type: 'KommuneRegistered', data: { ...body, kommuneId: own } });
    given()
      .knowing(carriedBy(id('Erlenbach'), key))
      .when('register-kommune', body)
      .thenRefused({ code: 'rule-refused', rule: 23 });
  });

  test.each([
    ['gemeinde', 'Bayern', { ags: '05358028' }, '/ags'],
    ['gemeinde', 'Bayern', { ars: '053580028028' }, '/ars'],
    ['gemeinde', 'Hessen', { ags: '06534' }, '/ags'],
    ['gemeinde', 'Hessen', { ags: '06' }, '/ags'],
    ['stadt', 'Baden-Württemberg', { ags: '08221000' }, '/ags'],
    ['stadt', 'Hessen', { ars: '06534' }, '/ars'],
    ['landkreis', 'Hessen', { ags: '06534014' }, '/ags'],
    ['landkreis', 'Hessen', { ars: '065340014014' }, '/ars'],
    ['kreisfreie-stadt', 'Baden-Württemberg', { ags: '08221001' }, '/ags'],
    ['kreisfreie-stadt', 'Baden-Württemberg', { ags: '08221' }, '/ags'],
    ['gemeindeverband', 'Hessen', { ars: '06534' }, '/ars'],
    ['bezirk', 'Bayern', { ags: '09162' }, '/ags'],
    ['gemeinde', 'Hessen', { ags: '06999001', ars: '069990002002' }, '/ars'],
    ['landkreis', 'Hessen', { ags: '06534', ars: '06535' }, '/ars'],
  ] as const)('rule 23: key, kind and Land fit each other (%s, %s, %j)', (kind, land, form, path) => {
    given()
      .when('register-kommune', { name: 'Ort', kind, land, ...form })
      .thenRefused({ code: 'invalid-fields', rule: 23, path });
  });

  test('rule 23: a change is looked at together with what stays', () => {
    const there = given(registered(keys));
    const change = (fields: object) =>
      there.when('change-kommune-profile', { ...fields, validFrom: '2026-01-01' });
    change({ land: 'Bayern' }).thenRefused({ code: 'invalid-fields', rule: 23, path: '/ags' });
    change({ kind: 'landkreis' }).thenRefused({ code: 'invalid-fields', rule: 23, path: '/ags' });
    change({ ars: '069990002002' }).thenRefused({ code: 'invalid-fields', rule: 23, path: '/ars' });
    const both = { ags: '09162000', ars: '091620000000', kind: 'kreisfreie-stadt', land: 'Bayern' };
    change(both).thenEvents({ type: 'KommuneProfileChanged', data: { ...both, validFrom: '2026-01-01' } });
  });

  test('rule 23: what stood there before keys were looked at stands in nobody’s way', () => {
    const data = { population: 7450, validFrom: '2026-01-01' };
    given(registered({ ags: '05358' }))
      .when('change-kommune-profile', data)
      .thenEvents({ type: 'KommuneProfileChanged', data });
  });

  test('a Kommune is run by another, unless that one is run by it, also through others', () => {
    const data = { verwaltetDurch: id('Amt'), validFrom: '2026-01-01' };
    given(registered())
      .knowing(runBy(id('Amt'), id('another')))
      .when('change-kommune-profile', data)
      .thenEvents({ type: 'KommuneProfileChanged', data });
    given(registered())
      .knowing(runBy(id('Amt'), id('another'), own))
      .when('change-kommune-profile', data)
      .thenRefused({ code: 'invalid-fields', path: '/verwaltetDurch' });
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
      .knowing({ kommune: { [own]: { kommuneId: own, name: 'Gemeinde Weidenrode', isRunBy: () => true } } })
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

  const office = { stelle: 'Bürgerservice', postfach: 'buergerservice@weidenrode.example' };
  const told = (kontakt: object | null, over: object = {}): Past => ({
    type: 'KontaktSet',
    data: { kontakt, ...over },
  });

  test('a Kommune says whom to ask, and that there is nobody any more', () => {
    const telefon = '+49 30 23125-000';
    given(registered())
      .when('set-kontakt', { kontakt: { ...office, telefon: '(030) 23125 - 000' } })
      .thenEvents(told({ ...office, telefon }));
    given(registered(), told({ ...office, telefon }))
      .when('set-kontakt', { kontakt: null })
      .thenEvents(told(null));
  });

  test('rule 12: whom to ask stays as it is', () => {
    given(registered(), told(office)).when('set-kontakt', { kontakt: office }).thenNothing();
    given(registered(), told(office), told(null)).when('set-kontakt', { kontakt: null }).thenNothing();
    given(registered()).when('set-kontakt', { kontakt: null }).thenNothing();
  });

  test('another office may be named for a solution of one’s own, and for no other', () => {
    const body = { kontakt: office, solutionId: id('Kita') };
    given(registered(), shared('Kita'))
      .when('set-kontakt', body)
      .thenEvents(told(office, { solutionId: id('Kita') }));
    given(registered(), shared('Kita'), told(office))
      .when('set-kontakt', body)
      .thenEvents(told(office, { solutionId: id('Kita') }));
    given(registered()).when('set-kontakt', body).thenRefused({ code: 'not-found', path: '/solutionId' });
    given(registered(), adopted('Kita'))
      .when('set-kontakt', { kontakt: office, solutionId: id('Kita here') })
      .thenRefused({ code: 'rule-refused' });
  });

  test.each([
    ['/kontakt/postfach', { postfach: 'vorname.nachname@weidenrode.example' }],
    ['/kontakt/postfach', { postfach: 'V.Nachname@weidenrode.example' }],
    ['/kontakt/stelle', { stelle: 'Frau Muster' }],
    ['/kontakt/stelle', { stelle: 'Hauptamt (Herr Muster)' }],
  ])('rule 17: what looks like a person is warned of, and taken where it is none (%s, %j)', (path, over) => {
    const kontakt = { ...office, ...over };
    given(registered())
      .when('set-kontakt', { kontakt })
      .thenRefused({ code: 'confirmation-needed', rule: 17, path });
    given(registered())
      .when('set-kontakt', { kontakt: { ...kontakt, keinPersonenname: true } })
      .thenEvents(told(kontakt));
    // What was confirmed is not asked for again.
    given(registered(), told(kontakt)).when('set-kontakt', { kontakt }).thenNothing();
  });
};
