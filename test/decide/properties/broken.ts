import type { EventType, SubjectName } from '../../../contracts/subjects.ts';
import { organisation } from '../names.ts';
import { adoptionInvariants } from './invariants/adoption.ts';
import type { Invariants, Step } from './invariants/invariant.ts';
import { kommuneInvariants } from './invariants/kommune.ts';
import { Lineage } from './invariants/lineage.ts';
import { lotseInvariants } from './invariants/lotse.ts';
import { membershipInvariants } from './invariants/membership.ts';
import { outcomeInvariants } from './invariants/outcome.ts';
import { recognitionInvariants } from './invariants/recognition.ts';
import { referenceInvariants } from './invariants/reference.ts';
import { solutionInvariants } from './invariants/solution.ts';
import { verbundInvariants } from './invariants/verbund.ts';
import { wordsIn } from './words.ts';
import type { Logged } from './world.ts';

const INVARIANTS: { readonly [Name in SubjectName]: Invariants } = {
  kommune: kommuneInvariants,
  verbund: verbundInvariants,
  membership: membershipInvariants,
  solution: solutionInvariants,
  recognition: recognitionInvariants,
  reference: referenceInvariants,
  adoption: adoptionInvariants,
  outcome: outcomeInvariants,
  lotse: lotseInvariants,
};

const stepAt = (log: readonly Logged[], index: number, { data, stream, actor }: Logged): Step => ({
  data,
  stream,
  actor,
  own: organisation(stream),
  text: (field) => data[field] as string,
  words: (verbundId, kommuneId) =>
    wordsIn(log.slice(0, index), `verbund-${verbundId}`, `kommune-${kommuneId}`),
});

/**
 * Walks a log from its beginning and says everything that no history may contain. Written against DOMAIN.md
 * and without any of the deciders' code, so that both would have to be wrong in the same way.
 */
export const broken = (log: readonly Logged[]): string[] => {
  const wrong: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what);
  };
  const walk = { lineage: new Lineage(), check };
  const all = Object.values(INVARIANTS).map((invariants) => invariants(walk));
  for (const [index, event] of log.entries()) {
    const step = stepAt(log, index, event);
    for (const invariants of all) invariants[event.type as EventType]?.(step);
  }
  return wrong;
};
