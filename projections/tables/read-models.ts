import type { CatalogueTables } from './catalogue/tables.ts';
import type { KommuneTables } from './kommune/tables.ts';
import type { LineageTables } from './lineage/tables.ts';
import type { VerbundTables } from './verbund/tables.ts';
import type { WhereaboutsTables } from './whereabouts/tables.ts';

/** All tables, bound to one position: what a query reads. */
export interface ReadModels {
  readonly whereabouts: WhereaboutsTables;
  readonly kommune: KommuneTables;
  readonly verbund: VerbundTables;
  readonly feed: object;
  readonly catalogue: CatalogueTables;
  readonly lineage: LineageTables;
}
