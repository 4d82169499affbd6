import { expect, it } from 'vitest';
import { strikes } from './event-store-away.ts';

// The same forty seeds each time; `npm run faults -- --only T22` runs a thousand others.
it('forty seeds: no event of the server’s log is lost, doubled or applied twice', {
  timeout: 900_000,
}, async () => {
  const { counts, broken } = await strikes(1, 40);
  expect(broken).toEqual([]);
  expect(counts.seeds).toBe(40);
  console.info(counts);
});
