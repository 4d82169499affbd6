import type { StreamName } from '../../../contracts/envelope.ts';
import { openReferencesOn } from '../../../projections/reading/open-reference.ts';
import { seesAdoption, seesSolution } from '../../../projections/reading/visible.ts';
import { organisationName } from '../../../projections/tables/organisations/names.ts';
import { builtOnFact } from '../../decide/facts/adoption.ts';
import { type LookupContext, lookup } from './lookup.ts';

/** So many are looked for: the refusal names them. */
const NAMED = 3;

/** What was made from one of these, and so on, as far as it is seen: whose it is. */
function* takenFurther({ models, sight }: LookupContext, solutionId: string): Iterable<StreamName> {
  const nodes = new Set([solutionId]);
  for (const node of nodes)
    for (const { adoptionId, begun, stream } of models.lineage.adoptions.by('source', node)) {
      if (seesAdoption(models, sight, adoptionId)) yield stream;
      else if (begun) nodes.add(begun.solutionId);
    }
}

/** Whose entries stand on a variant, as far as they are seen, in no promised order. */
function* streamsOn(context: LookupContext, solutionId: string): Iterable<StreamName> {
  const { models, sight } = context;
  yield* takenFurther(context, solutionId);
  for (const whole of models.catalogue.solutions.by('block', solutionId))
    if (seesSolution(models, sight, whole.solutionId)) yield whole.stream;
  for (const { party } of openReferencesOn(models, solutionId, sight)) yield party;
}

/** The first of them, each once: however many there are, no more are looked at. */
const first = (all: Iterable<StreamName>): ReadonlySet<StreamName> => {
  const found = new Set<StreamName>();
  for (const one of all) if (found.add(one).size > NAMED) break;
  return found;
};

export const builtOnLookup = lookup(builtOnFact, (adoptionId, context) => {
  const variant = context.models.lineage.adoptions.get(adoptionId)?.begun?.solutionId;
  const found = [...first(variant === undefined ? [] : streamsOn(context, variant))];
  const by = found.slice(0, NAMED).map((stream) => organisationName(context.models, stream));
  return found.length === 0 ? undefined : { by: by.sort(), more: found.length > NAMED };
});
