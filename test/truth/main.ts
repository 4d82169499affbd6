import { parseArgs } from 'node:util';
import { lookAtWorld } from './worlds.ts';

// Looks at many random worlds, beginning with the one of `--from`, and ends with 1 where a page says what does not follow from the API:
// node test/truth/main.ts --from 1 --worlds 200
const { values } = parseArgs({
  options: { from: { type: 'string', default: '1' }, worlds: { type: 'string', default: '200' } },
});

const [from, worlds] = [Number(values.from), Number(values.worlds)];
let [pages, wrong] = [0, 0];
for (let seed = from; seed < from + worlds; seed += 1) {
  const looked = await lookAtWorld(seed);
  pages += looked.pages;
  wrong += looked.faults.length;
  for (const fault of looked.faults) console.info(`world ${seed}: ${fault}`);
}
console.info(`${worlds} worlds, ${pages} pages, ${wrong} faults`);
process.exitCode = wrong === 0 ? 0 : 1;
