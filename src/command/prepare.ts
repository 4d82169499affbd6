import { dayInBerlin } from '../../contracts/days.ts';
import type { StreamName } from '../../contracts/envelope.ts';
import type { Problem } from '../../contracts/problems.ts';
import type { Asked } from '../access/access.ts';
import { isOnBehalf } from '../access/on-behalf.ts';
import type { Facts } from '../decide/model/facts.ts';
import { ALLOWED_BY, deciderOf } from '../registry.ts';
import { gatherFacts } from './gather-facts.ts';
import { type HandleParts, type Incoming, recordedAtOf } from './incoming.ts';
import type { StreamEntry } from './stream-cache.ts';
import { busy, unknownEvents } from './unavailable.ts';

/** A command with all that access and its decider are given. Everything is of `revision` of its stream. */
export interface Prepared extends Incoming, Asked {
  readonly stream: StreamName;
  readonly entry: StreamEntry;
  readonly revision: StreamEntry['revision'];
  readonly facts: Facts;
  /** The 404 of what the body names and the target's organisation may not know. Told only to whoever may give the command. */
  readonly missing: Problem | undefined;
}

/** What the stream itself says, at this revision, of who may enter for it: revoked is revoked at once. */
const allowancesOf = async (
  incoming: Incoming,
  stream: StreamName,
  entry: StreamEntry,
  { cache, moment }: HandleParts,
): Promise<Prepared['allowances']> => {
  const { organisation } = incoming.actor;
  if (!isOnBehalf(incoming) || organisation === null || organisation === 'system') return [];
  const state = await cache.state(stream, entry, ALLOWED_BY.fold);
  return ALLOWED_BY.find(state, organisation, dayInBerlin(recordedAtOf(incoming, moment)));
};

/**
 * Gathers the facts and the state that `incoming` is judged and decided on. Throws Problem 503 where the read models do not come as
 * far as the log was when it was asked, or where the stream cannot be read here.
 */
export const prepare = async (
  incoming: Incoming,
  wellFormed: unknown,
  stream: StreamName,
  entry: StreamEntry,
  parts: HandleParts,
): Promise<Prepared> => {
  const { store, directory, cache } = parts;
  if (entry.unknown) throw unknownEvents();
  const { revision } = entry;
  const { fold, factQueries } = deciderOf(incoming.command.name);
  const queries = factQueries(wellFormed);
  // Of other streams nothing protects what is decided: what was stored when the command arrived is known first.
  const head = queries.length > 0 ? await store.head() : null;
  if (!(await directory.waitFor(head))) throw busy();
  const { facts, missing } = await gatherFacts(queries, { directory, cache, stream, head });
  const state = await cache.state(stream, entry, fold);
  const allowances = await allowancesOf(incoming, stream, entry, parts);
  return { ...incoming, wellFormed, stream, entry, revision, facts, missing, state, allowances };
};
