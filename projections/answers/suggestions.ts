import type { z } from 'zod';
import type { StreamName } from '../../contracts/envelope.ts';
import { type getSuggestions, MOST_SUGGESTIONS } from '../../contracts/views/suggestions.ts';
import { type Asked, type Scope, waitingFor } from '../reading/asked.ts';
import { likesOf, likeWords } from '../reading/likes.ts';
import { titleOf } from '../reading/titles.ts';
import { seesEntry } from '../reading/visible.ts';
import type { KommuneRow } from '../tables/kommune/tables.ts';
import { kommuneRef, ownerRef } from '../tables/organisations/names.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { searching } from './list-solutions/search-index.ts';
import { byLikes, byNeed, Found, openFor } from './suggested.ts';

type NeedRow = NonNullable<ReturnType<ReadModels['need']['needs']['get']>>;
type Params = z.output<typeof getSuggestions.params>;

/** So many Kommunen like it are named. */
const NAMED = 5;

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
  const likes = likesOf(models, own);
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
    aehnliche: likes.slice(0, NAMED).map((row) => ({
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
