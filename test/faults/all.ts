import type { Fault } from './fault.ts';
import { killed } from './t01-killed.ts';
import { bitFlips } from './t03-bit-flips.ts';
import { ioError } from './t04-io-error.ts';
import { diskFull } from './t05-disk-full.ts';
import { concurrency } from './t06-concurrency.ts';
import { killedBuilding } from './t08-killed-while-building.ts';
import { poison } from './t09-poison.ts';
import { cutConnections } from './t11-cut-connections.ts';
import { slowReaders } from './t14-slow-readers.ts';

/** All faults, in the order in which they are run. */
export const FAULTS: readonly Fault[] = [
  killed,
  bitFlips,
  ioError,
  diskFull,
  concurrency,
  killedBuilding,
  poison,
  cutConnections,
  slowReaders,
];
