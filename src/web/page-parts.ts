import type { Health } from '../http/health.ts';
import type { OwnNames } from '../http/own-names.ts';
import type { QueryParts } from '../http/queries.ts';
import type { Operator } from './operator.ts';

/** What the pages need. */
export interface PageParts extends QueryParts {
  /** Whether the demo data are loaded. */
  readonly demo: boolean;
  readonly health: () => Health;
  readonly operator: Operator;
  readonly own: OwnNames;
  /** Whether messages are sent at all. */
  readonly sendsMail: boolean;
}
