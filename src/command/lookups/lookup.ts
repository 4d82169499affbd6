import type { Position, StreamName } from '../../../contracts/envelope.ts';
import type { Sight } from '../../../projections/model/sight.ts';
import type { ReadModels } from '../../../projections/tables/read-models.ts';
import type { FactKind } from '../../decide/model/facts.ts';
import type { StreamCache } from '../stream-cache.ts';

/** What a lookup is given beside the id: the read models of now, and who asks. */
export interface LookupContext {
  readonly models: ReadModels;
  readonly cache: StreamCache;
  /** The stream that the command acts on. */
  readonly stream: StreamName;
  /** What its organisation may see. */
  readonly sight: Sight;
  /** What had been stored when the command arrived: nothing that is asked of other streams may be older. */
  readonly head: Position | null;
}

/** How facts of one kind are found; undefined for what is unknown or hidden. */
export interface Lookup {
  readonly name: string;
  find(id: string, context: LookupContext): unknown;
}

/** Declares how a kind of fact is found. */
export const lookup = <Fact>(
  { name }: FactKind<Fact>,
  find: (id: string, context: LookupContext) => Fact | undefined | Promise<Fact | undefined>,
): Lookup => ({ name, find });
