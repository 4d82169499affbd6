import { eventStoreAway } from './eventstoredb/event-store-away.ts';
import type { Fault } from './fault.ts';
import { killed } from './t01-killed.ts';
import { bitFlips } from './t03-bit-flips.ts';
import { ioError } from './t04-io-error.ts';
import { diskFull } from './t05-disk-full.ts';
import { concurrency } from './t06-concurrency.ts';
import { killedBuilding } from './t08-killed-while-building.ts';
import { poison } from './t09-poison.ts';
import { goldenFiles } from './t10-golden-files.ts';
import { cutConnections } from './t11-cut-connections.ts';
import { slowReaders } from './t14-slow-readers.ts';
import { hostileLive } from './t15-hostile-frames.ts';
import { hostileHttp } from './t16-hostile-requests.ts';
import { backups } from './t20-backup.ts';
import { clockAndSigterm } from './t23-clock-and-sigterm.ts';
import { overload } from './t24-overload.ts';
import { filesHarmed } from './t25-files.ts';
import { heldSockets } from './t26-held-sockets.ts';
import { commandLineHarm } from './t27-command-line.ts';
import { names } from './t28-names.ts';
import { leaders } from './t29-leaders.ts';
import { twinWorlds } from './tw-twin-worlds.ts';

/** All faults, in the order in which they are run. */
export const FAULTS: readonly Fault[] = [
  killed,
  bitFlips,
  ioError,
  diskFull,
  concurrency,
  killedBuilding,
  poison,
  goldenFiles,
  cutConnections,
  slowReaders,
  hostileLive,
  hostileHttp,
  eventStoreAway,
  backups,
  clockAndSigterm,
  overload,
  filesHarmed,
  heldSockets,
  commandLineHarm,
  names,
  leaders,
  twinWorlds,
];
