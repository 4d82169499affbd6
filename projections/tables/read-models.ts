import type { Memories } from '../model/memory.ts';
import type { TablesOf } from '../model/projection.ts';
import type { READ } from './all.ts';

/** All tables, bound to one position, and what is kept of them: what a query reads. */
export type ReadModels = TablesOf<typeof READ> & { readonly memory: Memories };
