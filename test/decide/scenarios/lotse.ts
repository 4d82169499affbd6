import { expect, test } from 'vitest';
import { EVENTS } from '../../../contracts/subjects.ts';
import { given } from '../given.ts';
import type { Past } from '../harness.ts';
import { id, made } from '../names.ts';

const lotseId = id('lotse');
const volunteered: Past = {
  type: 'LotseVolunteered',
  data: { lotseId, subjectRef: id('subject'), bereich: 'Bürgerbüro' },
};
const assigned: Past = { type: 'LotseAssigned', data: { lotseId, organisationseinheit: 'Bürgerbüro' } };
const released: Past = { type: 'LotseReleased', data: { lotseId, on: '2026-06-30' } };

export default () => {
  test('somebody volunteers', () => {
    const body = { subjectRef: id('subject'), bereich: 'Bürgerbüro' };
    given()
      .when('volunteer-lotse', body)
      .thenEvents({ type: 'LotseVolunteered', data: { ...body, lotseId: made('lotse') } });
  });

  test('who volunteered is assigned', () => {
    given(volunteered).when('assign-lotse', assigned.data).thenEvents(assigned);
  });

  test('rule 3: nobody is assigned who has not volunteered', () => {
    given().when('assign-lotse', assigned.data).thenRefused({ code: 'rule-refused', rule: 3 });
  });

  test('rule 3: nobody is assigned after the release', () => {
    given(volunteered, released)
      .when('assign-lotse', assigned.data)
      .thenRefused({ code: 'rule-refused', rule: 3 });
  });

  test('rule 12: the same place again changes nothing', () => {
    given(volunteered, assigned).when('assign-lotse', assigned.data).thenNothing();
  });

  test('another place is another assignment, and only the last one counts', () => {
    const elsewhere: Past = { type: 'LotseAssigned', data: { lotseId, gestaltungsfeld: 'Mobilität' } };
    given(volunteered, assigned).when('assign-lotse', elsewhere.data).thenEvents(elsewhere);
    given(volunteered, assigned, elsewhere).when('assign-lotse', assigned.data).thenEvents(assigned);
  });

  test('an assignment ends, with or without a place', () => {
    given(volunteered, assigned).when('release-lotse', released.data).thenEvents(released);
    given(volunteered).when('release-lotse', released.data).thenEvents(released);
  });

  test('rule 12: the same end again changes nothing, however its day is written', () => {
    given(volunteered, released).when('release-lotse', released.data).thenNothing();
    given(volunteered, released)
      .when('release-lotse', { lotseId, on: { value: '2026-06-30', precision: 'tag' } })
      .thenNothing();
  });

  test('an assignment does not end twice on different days', () => {
    given(volunteered, released)
      .when('release-lotse', { lotseId, on: '2026-07-31' })
      .thenRefused({ code: 'rule-refused' });
  });

  test('an unknown assignment cannot end', () => {
    given().when('release-lotse', released.data).thenRefused({ code: 'not-found', path: '/lotseId' });
  });

  test('rule 18: volunteering and release are never among what is new', () => {
    for (const type of ['LotseVolunteered', 'LotseReleased'])
      expect(EVENTS.get(type)).toMatchObject({ feed: false, audience: 'kommune' });
  });
};
