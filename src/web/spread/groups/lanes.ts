import type { Light } from '../lights.ts';

/** By what lights are grouped. */
export type Grouping = 'zusammenschluss' | 'land' | 'groesse';

/** A group of lights: its key, as it stands in an address, and its name. */
export interface Lane {
  readonly key: string;
  readonly name: string;
}

/** What the Lichter are grouped by, as the page offers it; the first one where nothing is chosen. */
export const GROUPINGS: readonly (readonly [value: Grouping, words: string])[] = [
  ['zusammenschluss', 'Zusammenschluss'],
  ['land', 'Land'],
  ['groesse', 'Größe'],
];

const HIDDEN: Lane = { key: 'verborgen', name: 'nicht öffentlich' };
const FOREIGN: Lane = { key: 'andere-loesungen', name: 'aus anderen Lösungen' };
const OTHERS: Lane = { key: 'andere-stellen', name: 'andere Stellen' };
const UNKNOWN: Lane = { key: 'ohne', name: 'ohne Angabe' };
const ALONE: Lane = { key: 'ohne', name: 'ohne Zusammenschluss' };

const SIZES: readonly (readonly [most: number, lane: Lane])[] = [
  [5000, { key: 'bis-5000', name: 'bis 5.000 Einwohner' }],
  [20_000, { key: 'bis-20000', name: 'bis 20.000 Einwohner' }],
  [100_000, { key: 'bis-100000', name: 'bis 100.000 Einwohner' }],
  [Number.POSITIVE_INFINITY, { key: 'darueber', name: 'über 100.000 Einwohner' }],
];

const OF: Readonly<Record<Grouping, (light: Light) => Lane>> = {
  zusammenschluss: ({ node: { verbuende } }) => {
    // A Kommune may be in several: it stands with the one that it has been in for longest.
    const [first] = verbuende ?? [];
    return first === undefined ? ALONE : { key: first.verbundId, name: first.name };
  },
  land: ({ node: { land } }) => (land === undefined ? UNKNOWN : { key: land, name: land }),
  groesse: ({ node: { einwohner } }) =>
    (einwohner === undefined ? undefined : SIZES.find(([most]) => einwohner <= most)?.[1]) ?? UNKNOWN,
};

/** The group of a light; what is no Kommune of this chain has groups of its own. */
export const laneOf = (light: Light, grouping: Grouping): Lane => {
  if (light.beside) return FOREIGN;
  if (light.node.nameless) return HIDDEN;
  return light.node.kommune === undefined ? OTHERS : OF[grouping](light);
};

/** What an address asks for, or what fits: where nobody is a member of anything, the Land says more. */
export const groupingOf = (asked: string | undefined, lights: readonly Light[]): Grouping => {
  const known = GROUPINGS.find(([value]) => value === asked);
  if (known !== undefined) return known[0];
  return lights.some(({ node }) => node.verbuende !== undefined) ? 'zusammenschluss' : 'land';
};
