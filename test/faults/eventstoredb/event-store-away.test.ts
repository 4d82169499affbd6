import { expect, it } from 'vitest';
import { eventStoreAway } from './event-store-away.ts';

it(eventStoreAway.title, { timeout: 600_000 }, async () => {
  const { counts, broken } = await eventStoreAway.run({ size: 'small', sabotage: false });
  expect(broken).toEqual([]);
  expect(counts.seeds).toBe(40);
  console.info(counts);
});

it(`notices when ${eventStoreAway.sabotage}`, { timeout: 120_000 }, async () => {
  const { broken } = await eventStoreAway.run({ size: 'small', sabotage: true });
  expect(broken).not.toEqual([]);
});
