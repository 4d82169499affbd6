import { parseArgs } from 'node:util';
import { compareSeed } from '../seed.ts';
import { RULES } from './rules.ts';
import { sitesSoFar, switchOff } from './switch.ts';

// Switches the rules of who sees what off, one after the other, and tells of each in a line of JSON (`Switched`) whether the worlds
// of one of `--tries` seeds, beginning with `--from`, differ without it. `--rules` is how many of them; `--sites` switches every
// question whether somebody may see something off as well. Loaded with `node --import ./test/twins/sabotage/hook.ts`.
const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    tries: { type: 'string', default: '20' },
    rules: { type: 'string' },
    sites: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});

interface Off {
  readonly what: string;
  readonly rule?: number;
  readonly site?: number;
}

const all: readonly Off[] = [
  ...RULES.map(({ rule: what }, rule): Off => ({ what, rule })).slice(
    0,
    Number(values.rules ?? RULES.length),
  ),
  ...(values.sites ? sitesSoFar().map((what, site): Off => ({ what, site })) : []),
].filter(({ what }) => what.includes(values.only));

const firstDifference = async (seed: number): Promise<string | undefined> => {
  try {
    return (await compareSeed(seed, { endsAtFirst: true })).differences[0];
  } catch (error) {
    // A world that does not come about without the rule is another one.
    return String(error);
  }
};

const from = Number(values.from);
for (const { what, ...off } of all) {
  switchOff(off);
  let found: string | undefined;
  let seed = from - 1;
  while (found === undefined && seed < from + Number(values.tries) - 1) {
    seed += 1;
    found = await firstDifference(seed);
  }
  console.info(JSON.stringify({ what, seed, found: found ?? null }));
}
