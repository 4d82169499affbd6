import { keepsake, type Memories } from './memory.ts';
import type { Change } from './table.ts';

/** Tables of several projections, and what is kept of them. */
interface Models {
  readonly memory: Memories;
}

type Tables = Readonly<Record<string, { readonly lastChange: Change }>>;

/** What has been begun, as far as it has come; of use as long as no table has changed since. */
interface Begun<Made> {
  readonly since: readonly Change[];
  readonly steps: Iterator<void, Made>;
  made?: { readonly value: Made };
}

/** What takes long to make for an answer, and is made in small steps before it. */
export interface InSteps<All, Question, Made> {
  /** Makes it, so that whoever has other things to do can pause between. */
  steps(models: All, question: Question): Iterable<void>;
  /** What was made; what is left of it is made at once, all of it where something was written meanwhile. */
  made(models: All, question: Question): Made;
}

/** So many are kept of one moment, those asked for most lately. */
const MOST_KEPT = 4;

/** How often it is begun anew because of what was written meanwhile, before it is made in one go. */
const MOST_BEGINNINGS = 3;

const changesIn = ({ memory: _, ...projections }: Models): readonly Change[] =>
  Object.values(projections as Readonly<Record<string, Tables>>).flatMap((tables) =>
    Object.values(tables).map(({ lastChange }) => lastChange),
  );

const isCurrent = (models: Models, { since }: Begun<unknown>): boolean =>
  changesIn(models).every((change, index) => change === since[index]);

const step = <Made>(begun: Begun<Made>): boolean => {
  if (begun.made !== undefined) return false;
  const next = begun.steps.next();
  if (next.done === true) begun.made = { value: next.value };
  return begun.made === undefined;
};

/**
 * Declares something that is made in steps. `keyOf` names all that it depends on beside the tables: also who looks. It is kept with the
 * tables of its moment.
 */
export const inSteps = <All extends Models, Question, Made>(
  keyOf: (question: Question) => string,
  make: (models: All, question: Question) => Iterator<void, Made>,
): InSteps<All, Question, Made> => {
  const KEPT = keepsake(() => new Map<string, Begun<Made>>());
  const begunOf = (models: All, question: Question): Begun<Made> => {
    const kept = models.memory.moment.of(KEPT);
    const key = keyOf(question);
    const known = kept.get(key);
    const current =
      known !== undefined && isCurrent(models, known)
        ? known
        : { since: changesIn(models), steps: make(models, question) };
    kept.delete(key);
    kept.set(key, current);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return current;
  };
  return {
    *steps(models, question) {
      for (let beginning = 0; beginning < MOST_BEGINNINGS; beginning += 1) {
        const begun = begunOf(models, question);
        while (isCurrent(models, begun)) {
          if (!step(begun)) return;
          yield;
        }
      }
    },
    made(models, question) {
      const begun = begunOf(models, question);
      while (step(begun));
      return (begun.made as { readonly value: Made }).value;
    },
  };
};
