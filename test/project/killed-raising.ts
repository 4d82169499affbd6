import { DatabaseSync } from 'node:sqlite';
import { Mirror } from '../../src/project/mirror.ts';
import { Runner } from '../../src/project/runner.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { raised } from './raised.ts';

// Starts read models of which one is in its next version, and is killed as by `kill -9` before it keeps for the n-th time what it has
// made good; n = 0: before it has thrown away what is of no use any more. `node killed-raising.ts <directory> <projection> <n>`.
const [directory = '', name = '', count = '0'] = process.argv.slice(2);

const die = () => process.kill(process.pid, 'SIGKILL');

let left = Number(count);
const { madeGood } = Mirror.prototype;
Mirror.prototype.madeGood = function mortal(this: Mirror, ...given) {
  left -= 1;
  if (left === 0) die();
  madeGood.apply(this, given);
};
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function mortal(this: DatabaseSync, sql: string) {
  if (count === '0' && sql.startsWith('COMMIT; PRAGMA wal_checkpoint')) die();
  exec.call(this, sql);
};

const store = openSqliteStore(directory);
const runner = new Runner({ store, projections: raised(name), mirrorDirectory: directory });
await runner.start();
await runner.close();
await store.close();
