import type { Position, StreamName } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import { admits } from '../../projections/model/sight.ts';
import { sightOf } from '../../projections/reading/sight.ts';
import { entryPlaceOf } from '../../projections/tables/whereabouts/place-of.ts';
import type { FactQuery, Facts, PlacedFacts, Remembered } from '../decide/model/facts.ts';
import type { Directory } from './directory.ts';
import { LOOKUPS } from './lookups/all.ts';
import type { LookupContext } from './lookups/lookup.ts';
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

const byName = new Map(LOOKUPS.map((lookup) => [lookup.name, lookup]));

/** An entry of a kind that has no lookup of its own, or what was made within one: where it lives, for whoever may see it. */
const placed = (kind: string, id: string, { models, sight }: LookupContext): PlacedFacts | undefined => {
  const place = entryPlaceOf(models.whereabouts, id);
  if (place?.kind !== kind || !admits(sight, place.audience)) return undefined;
  const { stream, within } = place;
  return { id, stream, ...(within === undefined ? {} : { within }) };
};

/** What the stream says in which a placed thing lives, by a rule's own state of it. */
const rememberedIn = async (
  { stream, id }: PlacedFacts,
  { fold, find }: Remembered,
  context: LookupContext,
) => {
  const entry = await context.cache.upTo(stream, context.head);
  return find(await context.cache.state(stream, entry, fold), id);
};

const found = async (name: string, { id, from }: FactQuery, context: LookupContext): Promise<unknown> => {
  const lookup = byName.get(name);
  if (lookup !== undefined) return lookup.find(id, context);
  const place = placed(name, id, context);
  return place && from ? rememberedIn(place, from, context) : place;
};

/** A field may name a thing of one of several kinds: the first that is found. */
const answerTo = async (query: FactQuery, context: LookupContext): Promise<unknown> => {
  for (const name of query.kind.split(' ')) {
    const fact = await found(name, query, context);
    if (fact !== undefined) return fact;
  }
  return undefined;
};

const key = (kind: string, id: string) => `${kind} ${id}`;

const lookedUp = (found: ReadonlyMap<string, unknown>): Facts => ({
  get: <Fact>({ name }: { readonly name: string }, id: string): Fact => {
    if (!found.has(key(name, id)))
      throw new Error(`the fact ${name} ${id} is not among the command's fact queries`);
    return found.get(key(name, id)) as Fact;
  },
});

const notFound = (missing: readonly FactQuery[]): Problem => {
  const errors = missing.map(({ path, missing: message = 'Das gibt es hier nicht.' }) => ({ path, message }));
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
export const gatherFacts = async (
  queries: readonly FactQuery[],
  { directory, ...given }: Gathering,
): Promise<Gathered> => {
  const answers = new Map<string, unknown>();
  const missing: FactQuery[] = [];
  if (queries.length === 0) return { facts: lookedUp(answers), missing: undefined };
  const sight = sightOf(directory.models(), given.stream);
  for (const query of queries) {
    const fact = await answerTo(query, { ...given, models: directory.models(), sight });
    if (fact === undefined && query.missing !== undefined) missing.push(query);
    answers.set(key(query.kind, query.id), fact);
  }
  return { facts: lookedUp(answers), missing: missing.length > 0 ? notFound(missing) : undefined };
};
