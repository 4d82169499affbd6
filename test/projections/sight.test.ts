import { expect, it } from 'vitest';
import type { Position } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { admits } from '../../projections/model/sight.ts';
import type { WriteTables } from '../../projections/model/table.ts';
import { sightOf } from '../../projections/reading/sight.ts';
import type { verbundTables } from '../../projections/tables/verbund/tables.ts';
import { membershipKey } from '../../projections/tables/verbund/words.ts';
import { Tables } from '../../src/project/tables.ts';
import { type Count, countedModels } from '../append/counted.ts';
import { id, kommune, verbund } from '../decide/names.ts';

const at: Position = `${'0'.repeat(15)}1-00000000`;

/** Rows read to find what a member may see, and whether it sees one entry, where so many belong to its Verbünde. */
const read = (members: number): number => {
  const tables = new Tables(PROJECTIONS);
  const { memberships, circles } = tables.writers('verbund', () => at) as WriteTables<typeof verbundTables>;
  for (const verbundId of [id('Aue'), id('Moor')]) {
    circles.put(verbundId, { verbundId, changed: at });
    for (let index = 0; index < members; index += 1) {
      const kommuneId = id(`Ort ${index}`);
      memberships.put(membershipKey(verbundId, kommuneId), { verbundId, kommuneId, since: '2024-01-01' });
    }
  }
  const count: Count = { rows: 0 };
  const sight = sightOf(countedModels(tables.now, count), kommune('Ort 1'));
  const sees = (owner: ReturnType<typeof kommune>) => admits(sight, { level: 'verbund', owner, since: at });
  expect([sees(kommune('Ort 9')), sees(verbund('Moor')), sees(kommune('Anderswo'))]).toEqual([
    true,
    true,
    false,
  ]);
  return count.rows;
};

it('what a member may see is found in as many steps where ten or a thousand belong to its Verbünde', () => {
  expect(read(1000)).toBe(read(10));
  expect(read(10)).toBeLessThan(12);
});
