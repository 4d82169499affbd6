import { isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import type { Alike, Descent, OtherParties } from '../../../contracts/views/adoptions.ts';
import type { Presentable } from '../../model/presentable.ts';
import { isWrittenFor } from '../../model/written.ts';
import { adoptionBrief } from '../../reading/items/adoption-brief.ts';
import { outcomeItems } from '../../reading/items/adoption-item.ts';
import { isCounted } from '../../reading/usage/counted.ts';
import type { Viewpoint } from '../../reading/usage/descendants.ts';
import { statusAt, type Unconfirmed, unconfirmedOn } from '../../reading/usage/status.ts';
import { isMerged } from '../../tables/lineage/merged.ts';
import type { AdoptionRow, StatusPoint } from '../../tables/lineage/tables.ts';
import { ownerRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { countOutcomes, firstOutcomes, hasOutcomes } from './outcomes.ts';

/** So many of those who stand alike are named. */
const NAMED = 12;
/** So many who say what they changed. */
const CHANGED = 6;
/** So many who built it jointly, and so many outcomes of what was merged. */
const FIRST = 50;

interface Standing {
  readonly row: AdoptionRow;
  readonly point: StatusPoint;
  readonly unconfirmed: Unconfirmed;
}

const standingsOf = (rows: readonly AdoptionRow[], day: string): Standing[] => {
  const unconfirmed = unconfirmedOn(day);
  return rows.flatMap((row) => {
    const point = statusAt(row, day);
    return point === undefined ? [] : [{ row, point, unconfirmed: unconfirmed(row, point) }];
  });
};

/** Of a use whether it is confirmed, else whether it has reported an outcome; both are said of what is in use alone. */
const marksOf = ({ row, point, unconfirmed }: Standing, { sight }: Viewpoint) => {
  if (point.status !== 'im-betrieb') return '';
  if (unconfirmed.unconfirmed) return 'unconfirmed';
  return hasOutcomes(row, sight) ? 'mitErgebnis' : '';
};

const alike = (models: ReadModels, all: readonly Standing[], viewpoint: Viewpoint): Presentable<Alike>[] => {
  const groups = Map.groupBy(all, (one) => `${one.point.status} ${marksOf(one, viewpoint)}`);
  return [...groups.values()].map((standings) => {
    const [first] = standings as [Standing];
    const mark = marksOf(first, viewpoint);
    return {
      status: first.point.status,
      ...(mark === '' ? {} : { [mark]: true }),
      count: standings.length,
      first: standings.slice(0, NAMED).map((one) => adoptionBrief(models, one.row, viewpoint.sight, one)),
    };
  });
};

const otherParties = (
  models: ReadModels,
  all: readonly Standing[],
  { sight }: Viewpoint,
): Presentable<OtherParties>[] =>
  [true, false].flatMap((underWay) => {
    const own = all.filter(({ point }) => isUnderWay(point.status) === underWay);
    if (own.length === 0) return [];
    return [
      {
        underWay,
        count: new Set(own.map(({ row }) => row.stream)).size,
        adoptions: own.length,
        first: own.slice(0, NAMED).map((one) => adoptionBrief(models, one.row, sight, one)),
      },
    ];
  });

const isIdea = ({ begun }: AdoptionRow): boolean => begun?.relation === 'angeregt';

/** Whose own it is by having built it jointly: of each of them once. */
const jointly = (models: ReadModels, all: readonly Standing[]): Presentable<Descent['gemeinsam']> => {
  const joint = all.filter(({ row }) => row.gemeinsam);
  const built = joint.filter(({ point }) => point.status !== 'nicht-weiterverfolgt');
  const parties = [...new Set(built.map(({ row }) => row.stream))];
  return {
    adoptions: joint.length,
    parties: parties.length,
    first: parties.slice(0, FIRST).map((stream) => ownerRef(models, stream)),
  };
};

const hasChanges = ({ versions }: AdoptionRow, { sight }: Viewpoint): boolean =>
  versions.some((version) => version.changes.length > 0 && isWrittenFor(sight, version));

const changesSeen = ({ versions }: AdoptionRow, { sight }: Viewpoint) =>
  versions.filter((version) => isWrittenFor(sight, version)).flatMap(({ changes }) => changes);

const changed = (models: ReadModels, rows: readonly AdoptionRow[], viewpoint: Viewpoint) => {
  const all = rows.filter((row) => !isIdea(row) && hasChanges(row, viewpoint));
  return {
    count: all.length,
    last: all
      .slice(-CHANGED)
      .reverse()
      .map((row) => ({ ...ownerRef(models, row.stream), changes: changesSeen(row, viewpoint) })),
  };
};

const merged = (models: ReadModels, rows: readonly AdoptionRow[], { sight }: Viewpoint) => {
  const all = rows.filter(isMerged);
  return {
    count: countOutcomes(all, sight),
    first: firstOutcomes(all, sight, { from: 0, count: FIRST }, (row) => outcomeItems(models, row, sight)),
  };
};

/** All that descends from a solution in few words: `rows`, visible to the viewer; `brought` are those whose outcomes are its own. */
export const descentOf = (
  models: ReadModels,
  {
    rows,
    brought,
    owner,
  }: {
    readonly rows: readonly AdoptionRow[];
    readonly brought: readonly AdoptionRow[];
    readonly owner: string;
  },
  viewpoint: Viewpoint,
): Presentable<Descent> => {
  const all = standingsOf(rows, viewpoint.day);
  const taken = all.filter(({ row }) => !row.gemeinsam && !isIdea(row) && row.stream !== owner);
  const [kommunen, andere] = [
    taken.filter(({ row }) => isCounted(models, row.stream)),
    taken.filter(({ row }) => !isCounted(models, row.stream)),
  ];
  return {
    adoptions: rows.length,
    outcomes: countOutcomes(brought, viewpoint.sight),
    gemeinsam: jointly(models, all),
    angeregt: rows.filter(isIdea).length,
    kommunen: alike(models, kommunen, viewpoint),
    andere: otherParties(models, andere, viewpoint),
    changed: changed(models, rows, viewpoint),
    merged: merged(models, rows, viewpoint),
  } as Presentable<Descent>;
};
