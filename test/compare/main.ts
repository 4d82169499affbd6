import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { comparedAll } from './report.ts';
import { shown } from './show.ts';
import { snapshotOf } from './snapshot-of.ts';

// Compares the hub of another tree with that of this one: `npm run compare -- <other tree>`; that one needs its node_modules. Both
// load the demo of the other tree (`--demo own`: each its own), so that only what the programs do differs. `--actors` says as how many
// of the demo's actors they are asked, `--all <file>` where every single difference is written. Ends with 1 where something differs.
const { values, positionals } = parseArgs({
  options: {
    all: { type: 'string' },
    actors: { type: 'string', default: '5' },
    demo: { type: 'string', default: 'other' },
  },
  allowPositionals: true,
});
const [other] = positionals;
if (other === undefined) throw new Error('npm run compare -- <other tree>');
const here = new URL('../../', import.meta.url).pathname.replace(/\/$/, '');
const directory = mkdtempSync(join(tmpdir(), 'lichterkette-compare-'));
try {
  const of = (tree: string, name: string) => {
    console.info(`${name}: ${tree}`);
    return snapshotOf({
      tree: resolve(tree),
      directory: join(directory, name),
      demo: join(resolve(values.demo === 'own' ? tree : other), 'infra/demo'),
      actors: Number(values.actors),
      tell: (line) => console.info(`  ${line}`),
    });
  };
  const before = await of(other, 'before');
  const all = comparedAll(before, await of(here, 'after'));
  for (const one of all) console.info(shown(one, true));
  if (values.all !== undefined)
    writeFileSync(values.all, all.map((one) => `${shown(one, false)}\n`).join('\n'));
  process.exitCode = all.every(({ found }) => found.length === 0) ? 0 : 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
