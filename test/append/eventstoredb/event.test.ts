import { expect, it } from 'vitest';
import { StreamName } from '../../../contracts/envelope.ts';
import { inOurStream } from '../../../src/store/eventstoredb/event.ts';
import { placeOf, positionOf } from '../../../src/store/eventstoredb/place.ts';
import { kommune, verbund } from '../../decide/names.ts';

it.each([
  kommune('A'),
  verbund('B'),
  'kommune-liste',
  `${kommune('A')}-x`,
  `$$${kommune('A')}`,
  kommune('A').toUpperCase(),
  'orders-1',
  '',
])('a stream is ours exactly where the contract says so: %s', (streamId) => {
  expect(inOurStream({ streamId } as never)).toBe(StreamName.safeParse(streamId).success);
});

it('positions sort as text in the order of the log, and lead back to their place', () => {
  const places = [0n, 9n, 10n, 4_294_967_296n, 2n ** 63n - 1n].map((commit) => ({ commit, prepare: commit }));
  const positions = places.map((place) => positionOf(place, 'deadbeefcafe'));
  expect(positions.toSorted()).toEqual(positions);
  expect(positions.map(placeOf)).toEqual(places);
});

it('what cannot be a place of this engine is none', () => {
  const digits = (commit: bigint, prepare: bigint) => positionOf({ commit, prepare }, 'deadbeef');
  expect(placeOf('0000000000000001-0a1b2c3d')).toBeUndefined();
  expect(placeOf(digits(2n ** 64n - 1n, 2n ** 64n - 1n))).toBeUndefined();
  expect(placeOf(digits(5n, 6n))).toBeUndefined();
  expect(placeOf(digits(6n, 0n))).toEqual({ commit: 6n, prepare: 0n });
});
