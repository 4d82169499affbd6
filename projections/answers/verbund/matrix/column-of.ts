import type { Sight } from '../../../model/sight.ts';
import { hiddenPart } from '../../../reading/usage/hidden-part.ts';
import { seenAsIdea } from '../../../reading/usage/idea.ts';
import { seesSolution } from '../../../reading/visible.ts';
import { madeFrom } from '../../../tables/lineage/made-from.ts';
import type { AdoptionRow } from '../../../tables/lineage/tables.ts';
import type { ReadModels } from '../../../tables/read-models.ts';

/** The shared solutions that something goes back to, and whether by a way that rule 14 counts by; else by an idea only. */
export type Columns = ReadonlyMap<string, boolean>;

/** The solutions under which an adoption stands. */
export type ColumnsOf = (row: AdoptionRow) => Columns;

const none = (): Columns => new Map();

/** Every way counts: one that is none of an idea is enough. */
const joined = (all: readonly Columns[]): Columns => {
  const [first = none(), ...more] = all;
  if (more.length === 0) return first;
  const roots = new Map(first);
  for (const one of more) for (const [id, counts] of one) roots.set(id, counts || roots.get(id) === true);
  return roots;
};

const asIdea = (columns: Columns): Columns => new Map([...columns.keys()].map((id) => [id, false]));

/**
 * Under which shared solutions adoptions stand for a viewer: those that they go back to by all ways that may be told; what goes back
 * to none that the viewer sees stands under its own variant. Each node is walked once, however many adoptions ask.
 */
export const columnsFor = (models: ReadModels, sight: Sight): ColumnsOf => {
  const isHidden = hiddenPart(models, sight);
  const isIdea = seenAsIdea(models, sight);
  const known = new Map<string, Columns>();

  const madeOf = (row: AdoptionRow): string[] =>
    madeFrom(row)
      .map(({ solutionId }) => solutionId)
      .filter((from) => !isHidden(row, from));
  const above = (row: AdoptionRow, from: readonly string[]): Columns => {
    const columns = joined(from.map((node) => known.get(node) ?? none()));
    return isIdea(row) ? asIdea(columns) : columns;
  };
  const isShared = (node: string): boolean => models.catalogue.solutions.get(node) !== undefined;
  const rowOf = (node: string): AdoptionRow | undefined => models.lineage.adoptions.by('variant', node)[0];
  const rootsOf = (node: string, row: AdoptionRow | undefined, from: readonly string[]): Columns => {
    if (row !== undefined) return above(row, from);
    return isShared(node) && seesSolution(models, sight, node) ? new Map([[node, true]]) : none();
  };
  // Not by recursion: a chain is as long as it was passed on. It has no cycle (rule 7).
  const learn = (nodes: readonly string[]): void => {
    const open = nodes.filter((node) => !known.has(node));
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      const row = isShared(node) ? undefined : rowOf(node);
      const from = row === undefined ? [] : madeOf(row);
      const unknown = known.has(node) ? [] : from.filter((one) => !known.has(one));
      open.push(...unknown);
      if (unknown.length > 0) continue;
      open.pop();
      if (!known.has(node)) known.set(node, rootsOf(node, row, from));
    }
  };

  return (row) => {
    const from = madeOf(row);
    learn(from);
    const columns = above(row, from);
    return columns.size > 0 || row.begun === undefined ? columns : new Map([[row.begun.solutionId, true]]);
  };
};
