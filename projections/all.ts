import type { Projection } from './model/projection.ts';
import { PROCESSES } from './processes/all.ts';
import { memoryOf } from './processes/process.ts';
import { READ } from './tables/all.ts';

/** All projections, in the order in which they are applied. Nothing reads the memories of the process managers but src/react. */
export const PROJECTIONS: readonly Projection[] = [...READ, ...PROCESSES.map(memoryOf)];
