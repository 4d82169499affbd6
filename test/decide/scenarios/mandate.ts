import { test } from 'vitest';
import { given } from '../given.ts';
import { id, made } from '../names.ts';

const verbundId = id('Verbund');
const known = { verbund: { [verbundId]: { verbundId, name: 'Zweckverband Mittelland' } } };
const mandatId = id('Auftrag');
const body = { verbundId, umfang: ['eintragen', 'veroeffentlichen'], bis: '2030-12-31' };
const granted = { type: 'MandateGranted', data: { ...body, mandatId } };
const revoked = { type: 'MandateRevoked', data: { mandatId } };

export default () => {
  test('a Kommune lets a Verbund enter for it', () => {
    given()
      .knowing(known)
      .when('grant-mandate', body)
      .thenEvents({ type: 'MandateGranted', data: { ...body, mandatId: made('mandat') } });
  });

  test('the same again changes nothing, in whatever order; another one stands beside', () => {
    const other = { ...body, umfang: ['veroeffentlichen', 'eintragen'] };
    given(granted).knowing(known).when('grant-mandate', other).thenNothing();
    const narrower = { verbundId, umfang: ['eintragen'] };
    given(granted)
      .knowing(known)
      .when('grant-mandate', narrower)
      .thenEvents({ type: 'MandateGranted', data: { ...narrower, mandatId: made('mandat') } });
  });

  test('one that is over already is refused, as is a Verbund that there is not', () => {
    given()
      .knowing(known)
      .when('grant-mandate', { ...body, bis: '2020-01-01' })
      .thenRefused({ code: 'rule-refused' });
    given().when('grant-mandate', body).thenRefused({ code: 'not-found', path: '/verbundId' });
  });

  test('it is revoked once; one that there is not is not found', () => {
    given(granted).when('revoke-mandate', { mandatId }).thenEvents(revoked);
    given(granted, revoked).when('revoke-mandate', { mandatId }).thenNothing();
    given().when('revoke-mandate', { mandatId }).thenRefused({ code: 'not-found', path: '/mandatId' });
  });

  test('after it was revoked it can be granted anew', () => {
    given(granted, revoked)
      .knowing(known)
      .when('grant-mandate', body)
      .thenEvents({ type: 'MandateGranted', data: { ...body, mandatId: made('mandat') } });
  });
};
