import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { SharedStrings } from '../../src/project/shared-strings.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const ID = '0b9f2c44-7d51-4c1b-9a7e-5a4b8f3f9d10';

describe('strings that are shared', () => {
  it('are equal to what they were, in everything that JSON knows', () => {
    const text = JSON.stringify({
      id: ID,
      list: [ID, 1, null, true, [ID, { deep: `${ID}!` }], 'short', ''],
      none: null,
      empty: {},
      count: 1.5,
    });
    const shared = new SharedStrings();
    expect(shared.in(JSON.parse(text))).toEqual(JSON.parse(text));
    expect(shared.in(JSON.parse(text))).toEqual(JSON.parse(text));
    expect(shared.one(ID)).toBe(ID);
  });

  it('are kept once, so that much of the same costs the memory of one', () => {
    const shared = new SharedStrings();
    const parsed = () => JSON.parse(JSON.stringify({ text: 'x'.repeat(100_000) })) as { text: string };
    const used = (make: () => object) => {
      const kept: object[] = [];
      collect();
      const before = process.memoryUsage().heapUsed;
      for (let count = 0; count < 200; count += 1) kept.push(make());
      collect();
      return [process.memoryUsage().heapUsed - before, kept.length];
    };
    const [apart = 0] = used(parsed);
    const [together = 0] = used(() => shared.in(parsed()));
    // 200 times 100 kB, or once: far enough apart for whatever else the heap does meanwhile.
    expect(together).toBeLessThan(apart / 4);
  });
});
