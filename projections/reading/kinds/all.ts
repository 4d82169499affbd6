import { adoption } from './adoption.ts';
import { kommune } from './kommune.ts';
import type { ReadKind } from './read-kind.ts';
import { reference } from './reference.ts';
import { solution } from './solution.ts';
import { verbund } from './verbund.ts';

/** Every kind that answers can say something of, one line each; news that names several is about the first of them. */
export const READ_KINDS: readonly ReadKind[] = [adoption, solution, reference, kommune, verbund];
