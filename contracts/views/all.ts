import type { QueryDefinition } from '../definitions.ts';
import { SUBJECTS } from '../subjects.ts';
import { getEntry, getFeed } from './feed.ts';
import { getInbox, getTasks } from './own-kommune.ts';

/** Every query: those of the subjects, and what is made of all of them. */
export const VIEWS: readonly QueryDefinition[] = [
  ...SUBJECTS.flatMap(({ queries = [] }): readonly QueryDefinition[] => queries),
  getFeed,
  getEntry,
  getTasks,
  getInbox,
];
