import { organisationIdOf, type Position, type StreamName } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import { admits, type Sight } from '../../projections/model/sight.ts';
import type { FactQuery, Facts, SolutionFacts } from '../decide/model/facts.ts';
import { type VariantsState, variantsFold } from '../decide/variants.ts';
import type { Directory } from './directory.ts';
import type { StreamCache } from './stream-cache.ts';

/** What gathering needs beside the queries. */
export interface Gathering {
  readonly directory: Directory;
  readonly cache: StreamCache;
  /** The stream that the command acts on: its organisation is who asks. */
  readonly stream: StreamName;
  /** What had been stored when the command arrived: nothing that is asked of other streams may be older. */
  readonly head: Position | null;
}

type Found = Map<string, unknown>;

const key = (kind: string, id: string) => `${kind} ${id}`;

const MESSAGES = {
  solution: 'Diese Lösung gibt es hier nicht.',
  reference: 'Diesen Verweis gibt es hier nicht.',
  kommune: 'Diese Kommune gibt es hier nicht.',
  verbund: 'Diesen Zusammenschluss gibt es hier nicht.',
  'solution-or-reference': 'Diese Lösung oder diesen Verweis gibt es hier nicht.',
} as const;

const solutionFacts = async (
  id: string,
  sight: Sight,
  given: Gathering,
): Promise<SolutionFacts | undefined> => {
  const where = given.directory.solution(id);
  if (where === undefined || !admits(sight, where.audience)) return undefined;
  const entry = await given.cache.upTo(where.stream, given.head);
  const state = (await given.cache.state(where.stream, entry, variantsFold)) as VariantsState;
  const variant = state.all.get(id);
  if (variant === undefined) return undefined;
  return {
    solutionId: id,
    stream: where.stream,
    ...variant,
    firstVersion: () => given.directory.firstVersion(id, sight),
    // Looked for only where a rule asks: each of them may be far to walk.
    goesBackTo: (organisationId) => given.directory.goesBackTo(id, organisationId, sight),
    originWithdrawnOn: () => given.directory.originWithdrawnOn(id, sight),
    contains: (soughtId) => given.directory.contains(id, soughtId, sight),
    hasOutcome: () => given.directory.hasOutcome(id, sight),
  };
};

/** Of the two that a membership joins, one is who asks. */
const membershipFacts = (otherId: string, { directory, stream }: Gathering) => {
  const own = organisationIdOf(stream);
  return stream.startsWith('verbund-')
    ? directory.membership(own, otherId)
    : directory.membership(otherId, own);
};

const interestFacts = (otherId: string, { directory, stream }: Gathering) => {
  const own = organisationIdOf(stream);
  return stream.startsWith('verbund-') ? directory.interest(own, otherId) : directory.interest(otherId, own);
};

const answerTo = async (query: FactQuery, sight: Sight, given: Gathering): Promise<unknown> => {
  const { directory } = given;
  switch (query.kind) {
    case 'solution':
      return solutionFacts(query.id, sight, given);
    case 'solution-or-reference':
      return directory.reference(query.id) ?? (await solutionFacts(query.id, sight, given));
    case 'adoption': {
      const where = directory.adoption(query.id);
      return where && admits(sight, where.audience)
        ? { adoptionId: query.id, stream: where.stream }
        : undefined;
    }
    case 'membership':
      return membershipFacts(query.id, given);
    case 'interest':
      return interestFacts(query.id, given);
    case 'regional-key':
      return directory.regionalKey(query.id);
    default:
      return directory[query.kind](query.id);
  }
};

const lookedUp = (found: Found): Facts => {
  const get = <Fact>(kind: string, id: string): Fact => {
    if (!found.has(key(kind, id)))
      throw new Error(`the fact ${kind} ${id} is not among the command's fact queries`);
    return found.get(key(kind, id)) as Fact;
  };
  return {
    solution: (id) => get('solution', id),
    reference: (id) => get('reference', id),
    solutionOrReference: (id) => get('solution-or-reference', id),
    verbund: (id) => get('verbund', id),
    kommune: (id) => get('kommune', id),
    adoption: (id) => get('adoption', id),
    membership: (id) => get('membership', id),
    interest: (id) => get('interest', id),
    regionalKey: (id) => get('regional-key', id),
  };
};

/** Kinds of which the decider is told that there is nothing. */
const MAY_BE_MISSING = new Set<FactQuery['kind']>(['adoption', 'membership', 'interest', 'regional-key']);

const isMissing = (query: FactQuery, fact: unknown) => fact === undefined && !MAY_BE_MISSING.has(query.kind);

const notFound = (missing: readonly FactQuery[]): Problem => {
  const errors = missing.map((query) => ({
    path: query.path,
    message: MESSAGES[query.kind as keyof typeof MESSAGES],
  }));
  return new Problem('not-found', { detail: errors[0]?.message ?? 'Das gibt es hier nicht.', errors });
};

/** The facts that were found; `missing` is the 404, with the paths of the fields that name something unknown or hidden. */
export interface Gathered {
  readonly facts: Facts;
  readonly missing: Problem | undefined;
}

/**
 * Answers a command's fact queries. The caller has waited until the projections had seen everything that was stored on arrival,
 * and throws `missing` once the actor is known to have the right: whoever has none is not to learn what is there.
 */
export const gatherFacts = async (queries: readonly FactQuery[], given: Gathering): Promise<Gathered> => {
  const sight = given.directory.sightOf(given.stream);
  const found: Found = new Map();
  const missing: FactQuery[] = [];
  for (const query of queries) {
    const fact = await answerTo(query, sight, given);
    if (isMissing(query, fact)) missing.push(query);
    found.set(key(query.kind, query.id), fact);
  }
  return { facts: lookedUp(found), missing: missing.length > 0 ? notFound(missing) : undefined };
};
