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
import { type LookupContext, lookup } from './lookup.ts';

const isOwn = ({ models }: LookupContext, solutionId: string, organisationId: string): boolean => {
  const place = models.whereabouts.solutions.get(solutionId);
  return place !== undefined && organisationIdOf(place.stream) === organisationId;
};

/** The solutions that an organisation says to have built jointly: its own as well. */
const joinedBy = ({ models }: LookupContext, organisationId: string): ReadonlySet<string> =>
  new Set(
    (['kommune', 'verbund'] as const)
      .flatMap((kind) => models.lineage.adoptions.by('stream', `${kind}-${organisationId}`))
      .filter(({ gemeinsam }) => gemeinsam)
      .flatMap(({ sources }) => sources.map((source) => source.solutionId)),
  );

const originWithdrawnOn = ({ models, sight }: LookupContext, solutionId: string): string | undefined =>
  [...takenFrom(models.lineage.adoptions, solutionId, seenAsIdea(models, sight))]
    .filter((id) => seesSolution(models, sight, id))
    .flatMap((id) => models.catalogue.solutions.get(id)?.withdrawnOn ?? [])
    .sort()[0];

const hasOutcome = ({ models, sight }: LookupContext, solutionId: string): boolean =>
  models.whereabouts.solutions.get(solutionId)?.audience.level === 'oeffentlich'
    ? hasPublicOutcome(models.lineage, solutionId)
    : seesOutcome(models.lineage, solutionId, sight);

const findSolution = async (
  solutionId: string,
  context: LookupContext,
): Promise<SolutionFacts | undefined> => {
  const { models, cache, sight, head } = context;
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
    goesBackTo: (organisationId) => {
      const joined = joinedBy(context, organisationId);
      return Iterator.from(ancestorsSeen(models, sight, [solutionId])).some(
        (id) => joined.has(id) || isOwn(context, id, organisationId),
      );
    },
    originWithdrawnOn: () => originWithdrawnOn(context, solutionId),
    contains: (soughtId) =>
      Iterator.from(containedSeen(models, sight, solutionId)).some((id) => id === soughtId),
    hasOutcome: () => hasOutcome(context, solutionId),
  };
};

export const solutionLookup = lookup(solutionFact, findSolution);
