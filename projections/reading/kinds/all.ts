import { adoption } from './adoption.ts';
import { kommune } from './kommune.ts';
import type { ReadKind } from './read-kind.ts';
import { reference } from './reference.ts';
import { solution } from './solution.ts';
import { verbund } from './verbund.ts';

/**
 * The kinds of which answers say something of their own, one line each; news that names several is about the first of them. Of any
 * other kind, a channel is there for whoever sees the entry.
 */
export const READ_KINDS: readonly ReadKind[] = [adoption, solution, reference, kommune, verbund];
