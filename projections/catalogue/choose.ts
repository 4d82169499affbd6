import type { Columns } from './columns.ts';
import { FACETS, type FacetName } from './facets.ts';

/** What is wanted of each facet; absent or empty: everything. */
export type Wanted = { readonly [Name in FacetName]?: readonly string[] | undefined };

/** What one scan over the columns finds. */
export interface Chosen {
  /** Numbers of the entries that fit in every facet. */
  readonly numbers: readonly number[];
  /** How many entries each value would show, with the choices in all other facets kept. */
  readonly counts: ReadonlyMap<FacetName, ReadonlyMap<string, number>>;
}

/** One facet while it is scanned: its codes, which of them are wanted (undefined: all), how often each counts. */
interface Scanned {
  readonly column: Int32Array;
  readonly allowed: Uint8Array | undefined;
  readonly counts: Uint32Array;
}

const scanned = (columns: Columns, wanted: Wanted): Scanned[] =>
  FACETS.map((name) => {
    const facet = columns.facet(name);
    const values = wanted[name];
    return {
      column: facet.column,
      allowed: values === undefined || values.length === 0 ? undefined : facet.allowed(values),
      counts: new Uint32Array(facet.codes),
    };
  });

const count = ({ column, counts }: Scanned, number: number): void => {
  const code = column[number] as number;
  counts[code] = (counts[code] as number) + 1;
};

/**
 * Filters and counts in one scan. An entry that fits everywhere counts in every facet; one that misses a single facet
 * counts in that facet only: it would be shown if another choice were made there.
 */
export const choose = (columns: Columns, scores: Float64Array | undefined, wanted: Wanted): Chosen => {
  const facets = scanned(columns, wanted);
  const narrowing = facets.filter(({ allowed }) => allowed !== undefined);
  const { shown } = columns;
  const numbers: number[] = [];
  for (let number = columns.numbers.size - 1; number >= 0; number -= 1) {
    if (shown[number] !== 1 || scores?.[number] === 0) continue;
    let missed: Scanned | undefined;
    let misses = 0;
    for (const facet of narrowing)
      if ((facet.allowed as Uint8Array)[facet.column[number] as number] !== 1) {
        missed = facet;
        misses += 1;
      }
    if (missed === undefined) {
      numbers.push(number);
      for (const facet of facets) count(facet, number);
    } else if (misses === 1) count(missed, number);
  }
  const counts = new Map(
    FACETS.map((name, index) => [name, columns.facet(name).byValue((facets[index] as Scanned).counts)]),
  );
  return { numbers, counts };
};
