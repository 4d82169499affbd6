import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PROJECTIONS } from '../../../projections/all.ts';
import { warmUp } from '../../../projections/warm-up.ts';
import { Runner } from '../../../src/project/runner.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { answerCalls } from '../harness/child.ts';

// The read models of the first so many projections, in a process of its own that says what they take.
const [directory = '', count = '0', isWarm] = process.argv.slice(2);
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use once nothing is left that nobody refers to. */
const inUse = (): number => {
  for (let round = 0; round < 3; round += 1) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const store = openSqliteStore(directory);
const before = inUse();
const runner = new Runner({ store, projections: PROJECTIONS.slice(0, Number(count)), warmUp });
await runner.start();
if (isWarm !== undefined) await runner.warm('2026-11-25');

answerCalls({ taken: () => inUse() - before, applied: () => runner.applied }, async () => {
  await runner.close();
  await store.close();
});
