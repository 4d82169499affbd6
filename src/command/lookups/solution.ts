import { organisationIdOf } from '../../../contracts/envelope.ts';
import { admits } from '../../../projections/model/sight.ts';
import { seenAsIdea } from '../../../projections/reading/usage/idea.ts';
import { firstSeenOf } from '../../../projections/reading/versions.ts';
import { seesSolution } from '../../../projections/reading/visible.ts';
import { takenFrom } from '../../../projections/tables/lineage/ancestors.ts';
import { ancestorsSeen, containedSeen } from '../../../projections/tables/lineage/links.ts';
import { hasPublicOutcome, seesOutcome } from '../../../projections/tables/lineage/reported.ts';
import { type SolutionFacts, solutionFact } from '../../decide/facts/solution.ts';
import { type VariantsState, variantsFold } from '../../decide/variants.ts';
import { type Looking, lookup } from './lookup.ts';

const isOwn = ({ models }: Looking, solutionId: string, organisationId: string): boolean => {
  const place = models.whereabouts.solutions.get(solutionId);
  return place !== undefined && organisationIdOf(place.stream) === organisationId;
};

const originWithdrawnOn = ({ models, sight }: Looking, solutionId: string): string | undefined =>
  [...takenFrom(models.lineage.adoptions, solutionId, seenAsIdea(models, sight))]
    .filter((id) => seesSolution(models, sight, id))
    .flatMap((id) => models.catalogue.solutions.get(id)?.withdrawnOn ?? [])
    .sort()[0];

const hasOutcome = ({ models, sight }: Looking, solutionId: string): boolean =>
  models.whereabouts.solutions.get(solutionId)?.audience.level === 'oeffentlich'
    ? hasPublicOutcome(models.lineage, solutionId)
    : seesOutcome(models.lineage, solutionId, sight);

const findSolution = async (solutionId: string, looking: Looking): Promise<SolutionFacts | undefined> => {
  const { models, cache, sight, head } = looking;
  const where = models.whereabouts.solutions.get(solutionId);
  if (where === undefined || !admits(sight, where.audience)) return undefined;
  const entry = await cache.upTo(where.stream, head);
  const state = (await cache.state(where.stream, entry, variantsFold)) as VariantsState;
  const variant = state.all.get(solutionId);
  if (variant === undefined) return undefined;
  return {
    solutionId,
    stream: where.stream,
    ...variant,
    // Looked for only where a rule asks: each of them may be far to walk.
    firstVersion: () => firstSeenOf(models, sight, solutionId),
    goesBackTo: (organisationId) =>
      Iterator.from(ancestorsSeen(models, sight, [solutionId])).some((id) =>
        isOwn(looking, id, organisationId),
      ),
    originWithdrawnOn: () => originWithdrawnOn(looking, solutionId),
    contains: (soughtId) =>
      Iterator.from(containedSeen(models, sight, solutionId)).some((id) => id === soughtId),
    hasOutcome: () => hasOutcome(looking, solutionId),
  };
};

export const solutionLookup = lookup(solutionFact, findSolution);
