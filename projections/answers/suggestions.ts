import type { z } from 'zod';
import { dayInBerlin } from '../../contracts/days.ts';
import type { StreamName } from '../../contracts/envelope.ts';
import type { FieldDate } from '../../contracts/fields.ts';
import { distanceWords, sizeWords, unlikeness } from '../../contracts/near.ts';
import { type getSuggestions, MOST_SUGGESTIONS, type Reason } from '../../contracts/views/suggestions.ts';
import { firstOf } from '../lists/first-of.ts';
import { present } from '../model/present.ts';
import { type Asked, type Scope, waitingFor } from '../reading/asked.ts';
import { adoptionsOf } from '../reading/items/does.ts';
import { titleOf } from '../reading/titles.ts';
import { statusAt } from '../reading/usage/status.ts';
import type { Viewpoint } from '../reading/usage/usage.ts';
import { seesEntry, seesSolution } from '../reading/visible.ts';
import type { KommuneRow } from '../tables/kommune/tables.ts';
import { kommuneRef, ownerRef } from '../tables/organisations/names.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { fitting } from './list-solutions/fitting.ts';
import { searching } from './list-solutions/search-index.ts';

type NeedRow = NonNullable<ReturnType<ReadModels['need']['needs']['get']>>;
type Params = z.output<typeof getSuggestions.params>;

/** Kommunen that are looked at, the most alike first, and those that are named. */
const LOOKED_AT = 40;
const NAMED = 5;

/** Up to so many doublings a Kommune is like another one: one twice as large next door, one as large an hour away. */
const LIKE = 3;

/** So many reasons for one thing: the third one persuades nobody. */
const REASONS = 2;

interface Like {
  readonly row: KommuneRow;
  readonly unlike: number;
}

/** The Kommunen most like one, by size and place alone (rule 15: not by what they do). */
const likeIt = ({ kommune }: ReadModels, own: KommuneRow): readonly Like[] => {
  if (own.population === undefined && own.location === undefined) return [];
  const all = [...kommune.kommunen.values()].flatMap((row): Like[] => {
    const unlike = row.kommuneId === own.kommuneId ? LIKE + 1 : unlikeness(own, row);
    return unlike <= LIKE ? [{ row, unlike }] : [];
  });
  return firstOf(
    all,
    LOOKED_AT,
    (a, b) => a.unlike - b.unlike || (a.row.kommuneId < b.row.kommuneId ? -1 : 1),
  );
};

const likeWords = (own: KommuneRow, other: KommuneRow): string =>
  [sizeWords(own, other), distanceWords(own, other)].filter(Boolean).join(', ') || 'im selben Land';

/** What it looks for and has not found yet, the newest first. */
const openNeeds = (
  models: ReadModels,
  { sight }: Pick<Scope<Params>, 'sight'>,
  stream: StreamName,
): readonly NeedRow[] =>
  [...models.need.needs.values()]
    .filter(
      (row) =>
        row.stream === stream && row.closed === undefined && seesEntry(models, sight, 'need', row.needId),
    )
    .sort((a, b) => (a.position > b.position ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS);

/** What somebody's Vorlage goes back to, as far as the viewer sees the way: the Vorlage itself, where it was shared. */
const originsOf = (
  models: ReadModels,
  solutionId: string,
  { sight }: Viewpoint,
  passed: ReadonlySet<string> = new Set(),
): readonly string[] => {
  if (passed.has(solutionId) || !seesSolution(models, sight, solutionId)) return [];
  if (models.catalogue.solutions.get(solutionId) !== undefined) return [solutionId];
  const way = new Set([...passed, solutionId]);
  return models.lineage.adoptions
    .by('variant', solutionId)
    .flatMap(({ sources }) =>
      sources.flatMap((one) => originsOf(models, one.solutionId, { sight, day: '' }, way)),
    );
};

/** Things that may be suggested, in the order in which they were found, each with its reasons. */
class Found {
  readonly all = new Map<string, Reason[]>();
  readonly #isOpen: (solutionId: string) => boolean;

  constructor(isOpen: (solutionId: string) => boolean) {
    this.#isOpen = isOpen;
  }

  add(solutionId: string, reason: Reason): void {
    const known = this.all.get(solutionId);
    if (known !== undefined) {
      if (known.length < REASONS) known.push(reason);
    } else if (this.#isOpen(solutionId)) this.all.set(solutionId, [reason]);
  }
}

/** Not its own, not withdrawn, and nothing that it has looked at already. */
const openFor = (models: ReadModels, stream: StreamName, viewpoint: Viewpoint) => {
  const known = new Set(
    adoptionsOf(models, stream, viewpoint).flatMap(({ sources }) =>
      sources.flatMap(({ solutionId }) => originsOf(models, solutionId, viewpoint)),
    ),
  );
  return (solutionId: string): boolean => {
    const row = models.catalogue.solutions.get(solutionId);
    return (
      row !== undefined &&
      row.stream !== stream &&
      row.withdrawn === undefined &&
      !known.has(solutionId) &&
      seesSolution(models, viewpoint.sight, solutionId)
    );
  };
};

const byNeed = (
  models: ReadModels,
  found: Found,
  needs: readonly NeedRow[],
  asked: Asked<Params>,
  by: StreamName,
) => {
  for (const need of needs) {
    const words = asked.text(need.satz);
    const all = fitting(models, { ...need, words, by, most: MOST_SUGGESTIONS }, asked);
    for (const { solutionId } of all as readonly { readonly solutionId?: string }[]) {
      const stream =
        solutionId === undefined ? undefined : models.catalogue.solutions.get(solutionId)?.stream;
      if (solutionId === undefined || stream === undefined) continue;
      const owner = ownerRef(models, stream);
      const date = dayInBerlin(need.statedAt) as FieldDate;
      found.add(solutionId, { fact: `passt zu Ihrem Gesuch „${words}“`, ...owner, date });
    }
  }
};

/** What those like it use, and what they share; the most alike first. */
const byLikes = (
  models: ReadModels,
  found: Found,
  own: KommuneRow,
  likes: readonly Like[],
  viewpoint: Viewpoint,
) => {
  for (const { row } of likes) {
    const like = likeWords(own, row);
    const kommune = kommuneRef(models, row.kommuneId);
    const stream: StreamName = `kommune-${row.kommuneId}`;
    for (const adoption of adoptionsOf(models, stream, viewpoint)) {
      const point = statusAt(adoption, viewpoint.day);
      if (point?.status !== 'im-betrieb') continue;
      for (const solutionId of adoption.sources.flatMap((source) =>
        originsOf(models, source.solutionId, viewpoint),
      ))
        found.add(solutionId, {
          fact: `nutzt das (${like})`,
          kommune,
          ...present({ date: point.on }),
        } as Reason);
    }
    for (const { solutionId } of models.catalogue.solutions.by('stream', stream)) {
      const date = models.catalogue.solutions.get(solutionId)?.versions[0]?.recordedAt;
      found.add(solutionId, {
        fact: `hat das vorgestellt (${like})`,
        kommune,
        ...(date === undefined ? {} : { date: dayInBerlin(date) as FieldDate }),
      });
    }
  }
};

const missing = (own: KommuneRow, needs: readonly NeedRow[]): readonly string[] => [
  ...(own.population === undefined ? ['die Zahl der Einwohnerinnen und Einwohner'] : []),
  ...(own.location === undefined ? ['die Lage'] : []),
  ...(needs.length === 0 ? ['ein Gesuch: was Sie gerade lösen wollen'] : []),
];

const rowOf = ({ kommune }: ReadModels, { path }: Pick<Scope<Params>, 'path'>) =>
  kommune.kommunen.get(path.kommuneId ?? '');

/** What may fit a Kommune; undefined where it is unknown. */
const suggestions = (models: ReadModels, asked: Asked<Params>) => {
  const own = rowOf(models, asked);
  if (own === undefined) return undefined;
  const stream: StreamName = `kommune-${own.kommuneId}`;
  const viewpoint = { sight: asked.sight, day: asked.params.zum ?? asked.today };
  const needs = openNeeds(models, asked, stream);
  const likes = likeIt(models, own);
  const found = new Found(openFor(models, stream, viewpoint));
  byNeed(models, found, needs, asked, stream);
  byLikes(models, found, own, likes, viewpoint);
  const items = [...found.all].slice(0, MOST_SUGGESTIONS).map(([solutionId, why]) => ({
    solutionId,
    title: titleOf(models, asked.sight, solutionId),
    ...ownerRef(models, models.catalogue.solutions.get(solutionId)?.stream ?? stream),
    why,
  }));
  return {
    items,
    total: items.length,
    aehnliche: likes.slice(0, NAMED).map(({ row }) => ({
      kommune: kommuneRef(models, row.kommuneId),
      wie: likeWords(own, row),
    })),
    fehlt: missing(own, needs),
  };
};

/** The words of what it looks for are searched for in small steps before. */
const waits = (models: ReadModels, scope: Scope<Params>) => {
  const own = rowOf(models, scope);
  const needs = own === undefined ? [] : openNeeds(models, scope, `kommune-${own.kommuneId}`);
  const steps = function* () {
    for (const { satz } of needs) yield* searching(models, { ...scope, words: scope.text(satz) });
  };
  return { moment: [], words: steps() };
};

/** The query function of suggestions. */
export const getSuggestionsQuery = waitingFor(waits, suggestions);
