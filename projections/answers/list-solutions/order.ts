import type { z } from 'zod';
import type { listSolutions } from '../../../contracts/views/catalogue.ts';
import type { Sought } from './choose.ts';
import type { Seen } from './seen.ts';

type Sort = NonNullable<z.output<typeof listSolutions.params>['sort']>;

/** One of the things that a list is sorted by, and how it is read from a cursor. */
interface Criterion {
  readonly of: (number: number) => string | number;
  readonly descends: boolean;
  readonly read: (text: string) => string | number;
}

/** An order of entries, by their numbers; no two are equal in it. */
export interface Order {
  /** How many sort keys an entry has. */
  readonly keys: number;
  compare(a: number, b: number): number;
  /** The sort keys of an entry, as a cursor holds them. */
  keysOf(number: number): string[];
  /** True for entries that come after these keys. */
  isAfter(keys: readonly string[]): (number: number) => boolean;
}

const asItStands = (text: string) => text;

const thousandths = (score: number) => Math.round(score * 1000);

const criteria = (sort: Sort, seen: Seen, sought: Sought | undefined): readonly Criterion[] => {
  const id = { of: (number: number) => seen.id(number), descends: false, read: asItStands };
  const title = { of: (number: number) => seen.foldedTitle(number), descends: false, read: asItStands };
  switch (sort) {
    case 'titel':
      return [title, id];
    case 'neu':
      return [{ of: (number) => seen.entry(number).position, descends: true, read: asItStands }, id];
    case 'relevanz':
      return [
        // What fits remotely may have many frequent words in common: it stands behind what fits.
        { of: (number) => Number(sought?.fits(number) ?? true), descends: true, read: Number },
        {
          of: (number) => thousandths(sought?.hits.scores[number] ?? 0),
          descends: true,
          read: Number,
        },
        title,
        id,
      ];
  }
};

const compareBy = ({ descends }: Criterion, a: string | number, b: string | number): number =>
  a === b ? 0 : a < b === descends ? 1 : -1;

/** The order that was asked for; `sought` says how well entries fit the words that were given. */
export const orderOf = (sort: Sort, seen: Seen, sought: Sought | undefined): Order => {
  const all = criteria(sort, seen, sought);
  return {
    keys: all.length,
    compare: (a, b) => {
      for (const one of all) {
        const found = compareBy(one, one.of(a), one.of(b));
        if (found !== 0) return found;
      }
      return 0;
    },
    keysOf: (number) => all.map((one) => String(one.of(number))),
    isAfter: (keys) => {
      const last = all.map((one, index) => one.read(keys[index] ?? ''));
      return (number) => {
        for (const [index, one] of all.entries()) {
          const found = compareBy(one, one.of(number), last[index] as string | number);
          if (found !== 0) return found > 0;
        }
        return false;
      };
    },
  };
};
