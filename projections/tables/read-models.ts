import type { TablesOf } from '../model/projection.ts';
import type { READ } from './all.ts';

/** All tables, bound to one position: what a query reads. */
export type ReadModels = TablesOf<typeof READ>;
