import { isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import type { Alike, Descent, OtherParties } from '../../../contracts/views/adoptions.ts';
import type { AdoptionStatus } from '../../../contracts/views/parts.ts';
import type { Presentable } from '../../model/presentable.ts';
import { isWrittenFor } from '../../model/written.ts';
import { type AdoptionColumns, adoptionColumns } from '../../reading/columns/adoption-columns.ts';
import { FLAG } from '../../reading/columns/adoption-flags.ts';
import { dayNumber } from '../../reading/columns/days.ts';
import { adoptionBrief } from '../../reading/items/adoption-brief.ts';
import { outcomeItems } from '../../reading/items/adoption-item.ts';
import { isCounted } from '../../reading/usage/counted.ts';
import { type Numbered, rowsOf, type Viewpoint } from '../../reading/usage/descendants.ts';
import { countOutcomes, firstOutcomes, hasOutcomes } from '../../reading/usage/outcomes.ts';
import { confirmedSince } from '../../reading/usage/status.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import { ownerRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { countBrought, type Descending } from './portions.ts';

/** So many of those who stand alike are named. */
const NAMED = 12;
/** So many who say what they changed. */
const CHANGED = 6;
/** So many who built it jointly, and so many outcomes of what was merged. */
const FIRST = 50;

/** Who looks at which columns, and on which day. */
interface Looking {
  readonly models: ReadModels;
  readonly columns: AdoptionColumns;
  readonly viewpoint: Viewpoint;
  readonly statusOf: (number: number) => AdoptionStatus | undefined;
}

const briefs = ({ models, columns, viewpoint }: Looking, numbers: Numbered) =>
  numbers.slice(0, NAMED).map((number) => adoptionBrief(models, columns.row(number), viewpoint));

/** Of a use whether it is confirmed, else whether it has reported an outcome; both are said of what is in use alone. */
const markOf =
  ({ columns, viewpoint, statusOf }: Looking, since: number) =>
  (number: number) => {
    if (statusOf(number) !== 'im-betrieb') return '';
    if (columns.lastWordOf(number) < since) return 'unconfirmed';
    return hasOutcomes(columns, number, viewpoint.sight) ? 'mitErgebnis' : '';
  };

const alike = (looking: Looking, all: Numbered): Presentable<Alike>[] => {
  const { statusOf, viewpoint } = looking;
  const mark = markOf(looking, dayNumber(confirmedSince(viewpoint.day)));
  const groups = Map.groupBy(all, (number) => `${statusOf(number)} ${mark(number)}`);
  return [...groups].map(([key, numbers]) => {
    const [status, marked = ''] = key.split(' ');
    return {
      status: status as AdoptionStatus,
      ...(marked === '' ? {} : { [marked]: true }),
      count: numbers.length,
      first: briefs(looking, numbers),
    };
  });
};

const otherParties = (looking: Looking, all: Numbered): Presentable<OtherParties>[] =>
  [true, false].flatMap((underWay) => {
    const own = all.filter((number) => isUnderWay(looking.statusOf(number)) === underWay);
    if (own.length === 0) return [];
    const count = new Set(own.map((number) => looking.columns.streamOf(number))).size;
    return [{ underWay, count, adoptions: own.length, first: briefs(looking, own) }];
  });

/** Whose own it is by having built it jointly: of each of them once. */
const jointly = (
  { models, columns, statusOf }: Looking,
  all: Numbered,
): Presentable<Descent['gemeinsam']> => {
  const joint = all.filter((number) => columns.is(number, FLAG.joint));
  const built = joint.filter((number) => statusOf(number) !== 'nicht-weiterverfolgt');
  const parties = [...new Set(built.map((number) => columns.streamOf(number)))];
  return {
    adoptions: joint.length,
    parties: parties.length,
    first: parties.slice(0, FIRST).map((stream) => ownerRef(models, stream)),
  };
};

const changesSeen = ({ versions }: AdoptionRow, { sight }: Viewpoint) =>
  versions.filter((version) => isWrittenFor(sight, version)).flatMap(({ changes }) => changes);

const changed = ({ models, columns, viewpoint }: Looking, numbers: Numbered) => {
  const isTold = (number: number) =>
    columns.is(number, FLAG.changes) &&
    !columns.is(number, FLAG.idea) &&
    (!columns.is(number, FLAG.guarded) || changesSeen(columns.row(number), viewpoint).length > 0);
  const all = numbers.filter(isTold);
  const last = rowsOf(models, all.slice(-CHANGED).reverse());
  return {
    count: all.length,
    last: last.map((row) => ({ ...ownerRef(models, row.stream), changes: changesSeen(row, viewpoint) })),
  };
};

const merged = ({ models, columns, viewpoint: { sight } }: Looking, numbers: Numbered) => {
  const all = numbers.filter((number) => columns.is(number, FLAG.merged));
  const first = { from: 0, count: FIRST };
  return {
    count: countOutcomes(columns, all, sight),
    first: firstOutcomes({ columns, sight }, all, first, (number) =>
      outcomeItems(models, columns.row(number), sight),
    ),
  };
};

/** All that descends from a solution in few words, visible to the viewer; `owner` is whose that is. */
export const descentOf = (
  models: ReadModels,
  found: Descending,
  owner: string,
  viewpoint: Viewpoint,
): Presentable<Descent> => {
  const { all } = found;
  const columns = adoptionColumns(models);
  const day = dayNumber(viewpoint.day);
  const looking: Looking = {
    models,
    columns,
    viewpoint,
    statusOf: (number) => columns.statusAt(number, day),
  };
  const taken = all.filter(
    (number) => !columns.is(number, FLAG.joint | FLAG.idea) && columns.streamOf(number) !== owner,
  );
  const byParty = Map.groupBy(taken, (number) => isCounted(models, columns.streamOf(number)));
  return {
    adoptions: all.length,
    outcomes: countBrought(models, found, viewpoint.sight),
    gemeinsam: jointly(looking, all),
    angeregt: all.filter((number) => columns.is(number, FLAG.idea)).length,
    kommunen: alike(looking, byParty.get(true) ?? []),
    andere: otherParties(looking, byParty.get(false) ?? []),
    changed: changed(looking, all),
    merged: merged(looking, all),
  } as Presentable<Descent>;
};
