import type { Health } from '../http/health.ts';
import type { QueryParts } from '../http/queries.ts';

/** What the pages need. */
export interface PageParts extends QueryParts {
  /** Whether the demo data are loaded. */
  readonly demo: boolean;
  readonly health: () => Health;
}
