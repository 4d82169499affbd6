import type { QueryDefinition } from '../definitions.ts';
import { getSolution, listSolutions } from './catalogue.ts';
import { getFeed } from './feed.ts';
import { getKommune, listKommunen } from './kommune.ts';
import { getLineage } from './lineage.ts';
import { getVerbund, listVerbuende } from './verbund.ts';

/** Every query, one line each. */
export const VIEWS: readonly QueryDefinition[] = [
  listSolutions,
  getSolution,
  getLineage,
  listKommunen,
  getKommune,
  listVerbuende,
  getVerbund,
  getFeed,
];
