import { type Difference, jsonDifferences } from './json-differences.ts';
import { KINDS, type Kind, type Snapshot } from './snapshot.ts';
import { textDifference } from './text-difference.ts';

/** What differs at an address; without a difference where only one of the trees has the address. */
export interface Found extends Difference {
  readonly kind: Kind;
  readonly address: string;
}

/** How much of a kind was compared, and what was found. */
export interface Compared {
  readonly kind: Kind;
  readonly compared: number;
  readonly equal: number;
  readonly found: readonly Found[];
}

const differencesOf = (before: string, after: string): readonly Difference[] => {
  const [one, other] = [before, after].map((whole) => whole.split(/\n(.*)/s)) as [string[], string[]];
  const heads = one[0] === other[0] ? [] : [{ path: 'status', before: one[0], after: other[0] }];
  const [text = '', otherText = ''] = [one[1], other[1]];
  if (one[0]?.includes('json') && other[0]?.includes('json'))
    return [...heads, ...jsonDifferences(JSON.parse(text), JSON.parse(otherText))];
  return [...heads, ...[textDifference(text, otherText) ?? []].flat()];
};

/** Compares what two trees said of a kind. */
export const compared = (kind: Kind, before: Snapshot, after: Snapshot): Compared => {
  const [one, other] = [before.of(kind), after.of(kind)];
  const addresses = new Set([...one.keys(), ...other.keys()]);
  const found: Found[] = [];
  let equal = 0;
  for (const address of addresses) {
    const [left, right] = [one.get(address), other.get(address)];
    if (left === right) equal += 1;
    else if (left === undefined) found.push({ kind, address, path: 'address', after: 'only here' });
    else if (right === undefined) found.push({ kind, address, path: 'address', before: 'only here' });
    else
      found.push(
        ...differencesOf(before.text(left), after.text(right)).map((one) => ({ kind, address, ...one })),
      );
  }
  return { kind, compared: addresses.size, equal, found };
};

/** Compares what two trees said, of all kinds. */
export const comparedAll = (before: Snapshot, after: Snapshot): readonly Compared[] =>
  KINDS.map((kind) => compared(kind, before, after));
