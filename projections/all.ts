import { getSolutionQuery } from './catalogue/get-solution.ts';
import { beforeListSolutions, listSolutionsQuery } from './catalogue/list-solutions.ts';
import { catalogue } from './catalogue/project.ts';
import { feed } from './feed/project.ts';
import { getFeedQuery } from './feed/query.ts';
import { kommune } from './kommune/project.ts';
import { getKommuneQuery, listKommunenQuery } from './kommune/query.ts';
import { getLineageQuery } from './lineage/get-lineage.ts';
import { lineage } from './lineage/project.ts';
import type { Projection, TableSpecs } from './model.ts';
import { verbund } from './verbund/project.ts';
import { getVerbundQuery, listVerbuendeQuery } from './verbund/query.ts';
import { whereabouts } from './whereabouts/project.ts';

/** All projections, in the order in which they are applied: a later one may read the tables of those before it. */
export const PROJECTIONS = [
  whereabouts,
  kommune,
  verbund,
  feed,
  catalogue,
  lineage,
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
