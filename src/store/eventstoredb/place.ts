import type { Position as Place } from '@eventstore/db-client';
import type { Position } from '../../../contracts/envelope.ts';
import type { Extent } from '../event-store.ts';

/** Commit and prepare position, each as wide as the largest unsigned 64-bit number. */
const DIGITS = 20;

/** The largest number that the server takes for a position. */
const LARGEST = 2n ** 63n - 1n;

const digits = (number: bigint): string => number.toString().padStart(DIGITS, '0');

/** The opaque position of DESIGN §4: sorts as text in the order of the log, and proves itself by the event's hash. */
export const positionOf = ({ commit, prepare }: Place, hash: string): Position =>
  `${digits(commit)}${digits(prepare)}-${hash.slice(0, 8)}`;

/** Before the first event. One that stood at the very first place would still sort after it, by its hash. */
export const BEGINNING = positionOf({ commit: 0n, prepare: 0n }, '00000000');

/** Where in the log a position points; undefined where it cannot be one of this engine. */
export const placeOf = (position: Position): Place | undefined => {
  const match = /^(\d{20})(\d{20})-/.exec(position);
  if (match === null) return undefined;
  const [commit, prepare] = [BigInt(match[1] ?? ''), BigInt(match[2] ?? '')];
  return prepare <= commit && commit <= LARGEST ? { commit, prepare } : undefined;
};

/** The server's positions are offsets in its log: how many events lie before one nobody knows without reading them. */
export const extentOf = (position: Position): Extent | undefined => {
  const place = placeOf(position);
  return place === undefined ? undefined : { size: Number(place.commit), unit: 'bytes' };
};

/** Compares two places of the log. */
export const isAfter = (a: Place, b: Place): boolean =>
  a.commit > b.commit || (a.commit === b.commit && a.prepare > b.prepare);

/** The position that stands later in the log; the first one where both name the same place. */
export const later = (a: Position | null, b: Position | null): Position | null => {
  if (a === null || b === null) return a ?? b;
  return b.slice(0, 2 * DIGITS) > a.slice(0, 2 * DIGITS) ? b : a;
};

/** True where both are the same place. */
export const isSame = (a: Place, b: Place): boolean => !isAfter(a, b) && !isAfter(b, a);
