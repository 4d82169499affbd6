import { Mirror } from '../../src/project/mirror/mirror.ts';
import { Runner } from '../../src/project/runner.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { raised } from './raised.ts';

// Starts read models of which one is in its next version, and is killed as by `kill -9` before it keeps for the n-th time what it has
// made good; n = 0: before it has read what was kept. `node killed-raising.ts <directory> <projection> <n>`.
const [directory = '', name = '', count = '0'] = process.argv.slice(2);

const die = () => process.kill(process.pid, 'SIGKILL');

let left = Number(count);
const { madeGood } = Mirror.prototype;
Mirror.prototype.madeGood = function mortal(this: Mirror, ...given) {
  left -= 1;
  if (left === 0) die();
  madeGood.apply(this, given);
};
const { batches } = Mirror.prototype;
Mirror.prototype.batches = function mortal(this: Mirror) {
  if (count === '0') die();
  return batches.call(this);
};

const store = openSqliteStore(directory);
const runner = new Runner({ store, projections: raised(name), mirrorDirectory: directory });
await runner.start();
await runner.close();
await store.close();
