import canonicalize from 'canonicalize';
import {
  type Arbitrary,
  anything,
  array,
  assert,
  constantFrom,
  dictionary,
  jsonValue,
  oneof,
  property,
  string,
} from 'fast-check';
import { v5 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { derived, NAMESPACE } from '../../src/command/ids.ts';
import { canonicalJson } from '../../src/store/canonical.ts';

/** What comes of it, also where that is an error. */
const outcome = (make: () => unknown) => {
  try {
    return { made: make() };
  } catch (error) {
    return { thrown: (error as Error).message };
  }
};

const same = (value: unknown): void => {
  expect(outcome(() => canonicalJson(value))).toEqual(outcome(() => canonicalize(value)));
};

/** Keys that JavaScript puts in an order of its own, or takes for something else, and texts that are no Unicode. */
const oddKey = oneof(
  constantFrom('10', '9', '1', '__proto__', 'constructor', '', 'ä', 'Z', 'z', '\ud800', '\\ud800', '€'),
  string({ unit: 'binary', maxLength: 3 }),
);
const oddLeaf = oneof(
  jsonValue({ depthSize: 'small' }),
  constantFrom(
    -0,
    1e21,
    5e-324,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    undefined,
    '\udfff',
    'x\\ud9',
    '\u2028',
  ),
  constantFrom(new Date(0), Symbol('s'), () => 1, Object('boxed'), new Map([[1, 2]]), Object.create(null)),
);
const odd: Arbitrary<unknown> = oneof(
  dictionary(oddKey, oneof(oddLeaf, dictionary(oddKey, oddLeaf), array(dictionary(oddKey, oddLeaf)))),
  array(oneof(oddLeaf, dictionary(oddKey, oddLeaf))),
);

describe('canonical JSON', () => {
  it('is what the library makes of any JSON document', () => {
    assert(property(jsonValue({ maxDepth: 5, stringUnit: 'binary' }), same), { numRuns: 2000 });
  });

  it('is what the library makes of odd keys and values, errors too', () => {
    assert(property(odd, same), { numRuns: 3000 });
  });

  it('is what the library makes of anything', () => {
    assert(
      property(anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true }), same),
      {
        numRuns: 2000,
      },
    );
  });

  it('is what the library makes of what has no end, or hardly one', () => {
    const round: Record<string, unknown> = {};
    round.again = [round];
    let deep: unknown = 1;
    for (let level = 0; level < 5000; level += 1) deep = level % 2 === 0 ? [deep] : { b: deep, a: level };
    same(round);
    same(deep);
  });

  it('keeps what it is given as it is', () => {
    const given = { b: [{ d: 1, c: 2 }], a: { z: 1, y: 2 } };
    canonicalJson(given);
    expect(JSON.stringify(given)).toBe('{"b":[{"d":1,"c":2}],"a":{"z":1,"y":2}}');
  });
});

describe('derived ids', () => {
  it('are the UUIDs of version 5 that the library makes', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(derived(name)).toBe(v5(Buffer.from(name), NAMESPACE));
      }),
    );
  });
});
