import { adoption } from './adoption.ts';
import type { Kind } from './kind.ts';
import { kommune } from './kommune.ts';
import { lotse } from './lotse.ts';
import { outcome } from './outcome.ts';
import { reference } from './reference.ts';
import { solution } from './solution.ts';
import { verbund } from './verbund.ts';

/** Every kind, one line each; where several ids are told at once, the first kind with an address gives it. */
export const KINDS: readonly Kind[] = [solution, reference, adoption, outcome, lotse, kommune, verbund];
