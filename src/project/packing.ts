import { Budget } from './packed/budget.ts';
import { Positions } from './packed/positions.ts';
import { Reader } from './packed/reader.ts';
import { Vocabulary } from './packed/vocabulary.ts';
import { Writer } from './packed/writer.ts';

/** Rows, lists and pushes that are kept as objects beside their bytes, at most twice as many. */
const KEPT_READY = 150_000;

/** What everything that is packed for one log shares. */
export interface Packing {
  readonly vocabulary: Vocabulary;
  readonly writer: Writer;
  readonly reader: Reader;
  readonly positions: Positions;
  readonly budget: Budget;
}

/** Nothing packed yet. */
export const emptyPacking = (keptReady = KEPT_READY): Packing => {
  const vocabulary = new Vocabulary();
  return {
    vocabulary,
    writer: new Writer(vocabulary),
    reader: new Reader(vocabulary),
    positions: new Positions(),
    budget: new Budget(keptReady),
  };
};
