import { getFeedQuery } from './answers/get-feed/get-feed.ts';
import { getLineageQuery } from './answers/get-lineage/get-lineage.ts';
import { getSolutionQuery } from './answers/get-solution/get-solution.ts';
import { getKommuneQuery, listKommunenQuery } from './answers/kommune/query.ts';
import { listSolutionsQuery } from './answers/list-solutions/list-solutions.ts';
import { needQueries } from './answers/need.ts';
import { getVerbundQuery, listVerbuendeQuery } from './answers/verbund/query.ts';
import type { Projection } from './model/projection.ts';
import { PROCESSES } from './processes/all.ts';
import { memoryOf } from './processes/process.ts';
import { READ } from './tables/all.ts';

/** All projections, in the order in which they are applied. Nothing reads the memories of the process managers but src/react. */
export const PROJECTIONS: readonly Projection[] = [...READ, ...PROCESSES.map(memoryOf)];

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
  ...needQueries,
};
