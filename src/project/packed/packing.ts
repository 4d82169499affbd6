import { Budget } from './budget.ts';
import { Positions } from './positions.ts';
import { Reader } from './reader.ts';
import { Vocabulary } from './vocabulary.ts';
import { Writer } from './writer.ts';

/** Rows, lists and pushes that are kept as objects beside their bytes, at most twice as many. */
const KEPT_READY = 150_000;

/** What everything that is packed for one log shares. */
export interface Packing {
  readonly vocabulary: Vocabulary;
  readonly writer: Writer;
  readonly reader: Reader;
  readonly positions: Positions;
  readonly budget: Budget;
  /** Whether what is packed is kept on disk as well. */
  readonly isKept: boolean;
}

/** Nothing packed yet. */
export const emptyPacking = ({ keptReady = KEPT_READY, isKept = false } = {}): Packing => {
  const vocabulary = new Vocabulary();
  return {
    vocabulary,
    writer: new Writer(vocabulary),
    reader: new Reader(vocabulary),
    positions: new Positions(),
    budget: new Budget(keptReady),
    isKept,
  };
};
