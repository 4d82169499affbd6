import { parseArgs } from 'node:util';
import { demoHub, demoSite } from './demo-hub.ts';
import { lookAtAll } from './site.ts';
import { lookAtWorld } from './worlds.ts';

// Looks at many random worlds, beginning with the one of `--from`, and ends with 1 where a page says what does not follow from the API:
// node test/truth/main.ts --from 1 --worlds 200, or the demo as the public sees it: --demo
const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    worlds: { type: 'string', default: '200' },
    demo: { type: 'boolean', default: false },
  },
});

const lookAtDemo = async () => {
  const hub = await demoHub();
  try {
    return await lookAtAll(demoSite(hub));
  } finally {
    await hub.close();
  }
};

const [from, worlds] = [Number(values.from), values.demo ? 1 : Number(values.worlds)];
let [pages, wrong] = [0, 0];
for (let seed = from; seed < from + worlds; seed += 1) {
  const looked = await (values.demo ? lookAtDemo() : lookAtWorld(seed));
  pages += looked.pages;
  wrong += looked.faults.length;
  for (const fault of looked.faults) console.info(`${values.demo ? 'demo' : `world ${seed}`}: ${fault}`);
}
console.info(`${values.demo ? 'the demo' : `${worlds} worlds`}, ${pages} pages, ${wrong} faults`);
process.exitCode = wrong === 0 ? 0 : 1;
