import { isMerged } from '../../tables/lineage/merged.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';

/** What is true of an adoption's row, as bits. */
export const FLAG = {
  joint: 1,
  idea: 2,
  merged: 4,
  /** A project of its owner's own went in: what is hidden of it is to be looked at. */
  own: 8,
  /** It is run for others, too. */
  forOthers: 16,
  /** It was opened to more than it was written for, later. */
  released: 32,
  /** It says what was changed. */
  changes: 64,
  /** Something of it was written for some only: who looks is to be asked. */
  guarded: 128,
} as const;

const FLAGS = Object.keys(FLAG) as (keyof typeof FLAG)[];

/** The bits of a row. */
export const flagsOf = (row: AdoptionRow): number => {
  const { begun, versions, outcomes, released } = row;
  const is: Readonly<Record<keyof typeof FLAG, boolean>> = {
    joint: row.gemeinsam === true,
    idea: begun?.relation === 'angeregt',
    merged: isMerged(row),
    own: begun?.eigenes !== undefined,
    forOthers: begun?.fuer !== undefined,
    released: released !== undefined,
    changes: versions.some(({ changes }) => changes.length > 0),
    guarded: [...versions, ...outcomes].some(({ audience }) => audience !== undefined),
  };
  let flags = 0;
  for (const name of FLAGS) if (is[name]) flags += FLAG[name];
  return flags;
};
