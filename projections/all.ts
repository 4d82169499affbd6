import { getFeedQuery } from './answers/get-feed/get-feed.ts';
import { getLineageQuery } from './answers/get-lineage/get-lineage.ts';
import { getSolutionQuery } from './answers/get-solution/get-solution.ts';
import { getKommuneQuery, listKommunenQuery } from './answers/kommune/query.ts';
import { beforeListSolutions, listSolutionsQuery } from './answers/list-solutions/list-solutions.ts';
import { getVerbundQuery, listVerbuendeQuery } from './answers/verbund/query.ts';
import type { Projection } from './model/projection.ts';
import type { TableSpecs } from './model/table.ts';
import { PROCESSES } from './processes/all.ts';
import { memoryOf } from './processes/process.ts';
import { catalogue } from './tables/catalogue/project.ts';
import { feed } from './tables/feed/project.ts';
import { kommune } from './tables/kommune/project.ts';
import { lineage } from './tables/lineage/project.ts';
import { verbund } from './tables/verbund/project.ts';
import { whereabouts } from './tables/whereabouts/project.ts';

/**
 * All projections, in the order in which they are applied: a later one may read the tables of those before it. The memories of the process
 * managers come last: nothing reads them but src/react.
 */
export const PROJECTIONS = [
  whereabouts,
  kommune,
  verbund,
  feed,
  catalogue,
  lineage,
  ...PROCESSES.map(memoryOf),
] as unknown as readonly Projection<TableSpecs, object>[];

/** The query functions, under the names of their contracts. */
export const QUERIES = {
  'list-solutions': listSolutionsQuery,
  'get-solution': getSolutionQuery,
  'get-lineage': getLineageQuery,
  'get-feed': getFeedQuery,
  'list-kommunen': listKommunenQuery,
  'get-kommune': getKommuneQuery,
  'list-verbuende': listVerbuendeQuery,
  'get-verbund': getVerbundQuery,
};

/** What takes long to make before some questions can be answered, in small steps; the answer is right without it, but late. */
export const BEFORE = { 'list-solutions': beforeListSolutions };
