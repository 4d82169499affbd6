import { dayInBerlin } from '../../../../contracts/days.ts';
import type { StreamName } from '../../../../contracts/envelope.ts';
import type { SolutionFacts } from '../../../../src/decide/facts/solution.ts';
import { type Variant, type VariantsState, variantsFold } from '../../../../src/decide/variants.ts';
import { folded, RECORDED_AT } from '../../harness.ts';
import { organisation } from '../../names.ts';
import type { FactOf, World } from '../world.ts';

interface Placed extends Variant {
  readonly stream: StreamName;
}

const variantsIn = (world: World): ReadonlyMap<string, Placed> => {
  const all = new Map<string, Placed>();
  for (const stream of new Set(world.log.map((event) => event.stream)))
    for (const [id, variant] of (folded(variantsFold, stream, world.of(stream)) as VariantsState).all)
      all.set(id, { ...variant, stream });
  return all;
};

/** `start` and everything that `next` leads to from it. */
const reachable = (start: string, next: (at: string) => readonly string[] | undefined): Set<string> => {
  const seen = new Set([start]);
  for (const at of seen) for (const further of next(at) ?? []) seen.add(further);
  return seen;
};

const sourcesOf = (variant: Placed | undefined) => variant?.sources.map((source) => source.solutionId);

/** When the first origin was withdrawn that the asker sees. */
const originWithdrawnOn = (
  world: World,
  all: ReadonlyMap<string, Placed>,
  wanted: string,
  asker: StreamName,
) => {
  const origins = reachable(wanted, (next) => {
    const made = world.log.find(({ data }) => data.solutionId === next && 'relation' in data);
    return made?.data.relation === 'angeregt' ? [] : sourcesOf(all.get(next));
  });
  origins.delete(wanted);
  const gone = [...origins].flatMap((next) => all.get(next) ?? []);
  return gone.some((next) => next.closed?.why === 'zurueckgezogen' && world.sees(asker, next))
    ? dayInBerlin(RECORDED_AT)
    : undefined;
};

const isJoinedBy = (world: World, wanted: string, organisationId: string): boolean =>
  world.log.some(
    ({ type, data, stream }) =>
      type === 'ProjectJoined' &&
      !world.all('AdoptionRetracted', 'adoptionId').includes(data.adoptionId as string) &&
      organisation(stream) === organisationId &&
      (data.sources as { solutionId: string }[]).some(({ solutionId }) => solutionId === wanted),
  );

const solution: FactOf = (world, wanted, asker): SolutionFacts | undefined => {
  const all = variantsIn(world);
  const found = all.get(wanted);
  if (found === undefined || !world.sees(asker, found)) return undefined;
  const above = reachable(wanted, (next) => sourcesOf(all.get(next)));
  return {
    ...found,
    solutionId: wanted,
    firstVersion: () => 1,
    goesBackTo: (organisationId) =>
      [...above].some(
        (next) =>
          organisation(all.get(next)?.stream ?? 'kommune-') === organisationId ||
          isJoinedBy(world, next, organisationId),
      ),
    originWithdrawnOn: () => originWithdrawnOn(world, all, wanted, asker),
    contains: (sought) => reachable(wanted, (next) => all.get(next)?.enthaelt).has(sought),
    hasOutcome: () => world.all('OutcomeReported', 'outcomeId').length > 0,
  };
};

export default solution;
