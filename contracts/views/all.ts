import type { QueryDefinition } from '../definitions.ts';
import { SUBJECTS } from '../subjects.ts';
import { getEntry, getFeed } from './feed.ts';

/** Every query: those of the subjects, and what is new of all of them. */
export const VIEWS: readonly QueryDefinition[] = [
  ...SUBJECTS.flatMap(({ queries = [] }): readonly QueryDefinition[] => queries),
  getFeed,
  getEntry,
];
