import { parseArgs } from 'node:util';
import { compareSeed } from './seed.ts';

// Compares the worlds of `--count` seeds, beginning with `--from`, and tells of each in a line of JSON (`Compared`).
const { values } = parseArgs({
  options: { from: { type: 'string', default: '1' }, count: { type: 'string', default: '1' } },
});

const [from, count] = [Number(values.from), Number(values.count)];
for (let seed = from; seed < from + count; seed += 1) {
  const { addresses, answers, bytes, differences } = await compareSeed(seed);
  console.info(JSON.stringify({ seed, addresses, answers, bytes, differences }));
}
