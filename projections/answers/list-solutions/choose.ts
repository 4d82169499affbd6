import { fitsBeside, type Hits, nearScore } from '../../search/hits.ts';
import type { Columns } from './columns.ts';
import { FACETS, type FacetName } from './facets.ts';
import type { Part, Seen } from './seen.ts';

/** What is wanted of each facet; absent or empty: everything. */
export type Wanted = { readonly [Name in FacetName]?: readonly string[] | undefined };

/** What one scan over the columns finds. */
export interface Chosen {
  /** How many fit in every facet, but the words only remotely. */
  readonly further: number;
  /** Numbers of the entries that fit in every facet. */
  readonly numbers: readonly number[];
  /** How many entries each value would show, with the choices in all other facets kept. */
  readonly counts: ReadonlyMap<FacetName, ReadonlyMap<string, number>>;
}

/** One facet while it is scanned: its codes, which of them are wanted (undefined: all), how often each counts. */
interface Scanned {
  readonly name: FacetName;
  readonly column: Int32Array;
  readonly allowed: Uint8Array | undefined;
  readonly counts: Uint32Array;
}

const scanned = (columns: Columns, wanted: Wanted): Scanned[] =>
  FACETS.map((name) => {
    const facet = columns.facet(name);
    const values = wanted[name];
    return {
      name,
      column: facet.column,
      allowed: values === undefined || values.length === 0 ? undefined : facet.allowed(values),
      counts: new Uint32Array(facet.codes),
    };
  });

const count = ({ column, counts }: Scanned, number: number): void => {
  const code = column[number] as number;
  counts[code] = (counts[code] as number) + 1;
};

type Counts = Map<FacetName, Map<string, number>>;

const addCounts = (counts: Counts, columns: Columns, facets: readonly Scanned[]): void => {
  for (const { name, counts: found } of facets) {
    const values = counts.get(name);
    for (const [value, times] of columns.facet(name).byValue(found))
      values?.set(value, (values.get(value) ?? 0) + times);
  }
};

/** What words find of what is seen, and whether what fits remotely is wanted, too. */
export interface Sought {
  readonly hits: Hits;
  readonly fits: (number: number) => boolean;
  readonly wide: boolean;
}

/** Calls back for every entry that is seen, with its number in the part and everywhere. */
const eachSeen = ({ columns, global, covered }: Part, take: (here: number, number: number) => void): void => {
  const { shown } = columns;
  for (let here = columns.numbers.size - 1; here >= 0; here -= 1)
    if (shown[here] === 1 && !(covered !== undefined && covered[here] === 1))
      take(here, global === undefined ? here : (global[here] as number));
};

/** Which of those that are seen fit the words, and which only remotely: the best of all that are seen decides, whatever is wanted of facets. */
export const seekIn = (
  { parts, id }: Seen,
  hits: Hits,
  wide: boolean,
): Sought & { readonly best?: number } => {
  let best: number | undefined;
  let score = 0;
  for (const part of parts)
    eachSeen(part, (_, number) => {
      const one = nearScore(hits, number);
      if (one === 0 || one < score || (one === score && best !== undefined && id(best) < id(number))) return;
      score = one;
      best = number;
    });
  return { hits, fits: fitsBeside(hits, score), wide, ...(best === undefined ? {} : { best }) };
};

/**
 * Scans a part. An entry that fits everywhere counts in every facet; one that misses a single facet counts in that facet
 * only: it would be shown if another choice were made there.
 */
const scan = (
  part: Part,
  sought: Sought | undefined,
  wanted: Wanted,
  found: { readonly numbers: number[]; readonly counts: Counts; further: number },
): void => {
  const { columns } = part;
  const facets = scanned(columns, wanted);
  const narrowing = facets.filter(({ allowed }) => allowed !== undefined);
  eachSeen(part, (here, number) => {
    const near = sought === undefined || sought.fits(number);
    if (!near && !((sought?.hits.scores[number] as number) > 0)) return;
    let missed: Scanned | undefined;
    let misses = 0;
    for (const facet of narrowing)
      if ((facet.allowed as Uint8Array)[facet.column[here] as number] !== 1) {
        missed = facet;
        misses += 1;
      }
    if (!near && missed === undefined) found.further += 1;
    if (!near && sought?.wide !== true) return;
    if (missed === undefined) {
      found.numbers.push(number);
      for (const facet of facets) count(facet, here);
    } else if (misses === 1) count(missed, here);
  });
  addCounts(found.counts, columns, facets);
};

/** Filters and counts in one scan over what is seen. */
export const choose = ({ parts }: Seen, sought: Sought | undefined, wanted: Wanted): Chosen => {
  const counts = new Map(FACETS.map((name) => [name, new Map<string, number>()]));
  const found = { numbers: [], counts, further: 0 };
  for (const part of parts) scan(part, sought, wanted, found);
  return found;
};
