import { describe, expect, it } from 'vitest';
import { attempted, mostMsOf } from './attempt.ts';
import type { Fault } from './fault.ts';

// Small sizes; `npm run faults` runs the sizes that are promised. The seed is fixed, so that a failure can be repeated:
// npm run faults -- --only <id> --size small --seed 20261125
const SEED = 20_261_125;

/** Tests that each of these faults is survived, and that it is noticed where its rule is broken. */
export const prove = (faults: readonly Fault[]): void =>
  describe.each(faults.map((fault) => [fault.id, fault] as const))('%s', (_, fault) => {
    const timeout = mostMsOf(fault, 'small') + 10_000;

    it(fault.title, { timeout }, async () => {
      const { counts, broken } = await attempted(fault, { size: 'small', seed: SEED, sabotage: false });
      expect(broken).toEqual([]);
      expect(Object.keys(counts).length).toBeGreaterThan(0);
    });

    it(`notices when ${fault.sabotage}`, { timeout }, async () => {
      const { counts, broken } = await attempted(fault, { size: 'small', seed: SEED, sabotage: true });
      expect(broken).not.toEqual([]);
      // Something was done and did not hold: it did not merely fail to start.
      expect(Object.keys(counts).length).toBeGreaterThan(0);
    });
  });
