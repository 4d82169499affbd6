import type { z } from 'zod';
import { organisationIdOf, type StreamName } from '../../contracts/envelope.ts';
import { needAnswer } from '../../contracts/fields/kinds/need.ts';
import type { getNeed, listNeeds, NeedAnswer, NeedDetail, NeedItem } from '../../contracts/views/need.ts';
import { readCursor } from '../lists/cursor.ts';
import { firstOf } from '../lists/first-of.ts';
import { keepsake } from '../model/memory.ts';
import { present } from '../model/present.ts';
import type { Presentable } from '../model/presentable.ts';
import type { Sight } from '../model/sight.ts';
import type { TextRef } from '../model/texts.ts';
import { type Asked, type Scope, waitingFor } from '../reading/asked.ts';
import { titleOf } from '../reading/titles.ts';
import { seesEntry, seesSolution } from '../reading/visible.ts';
import { matchedWords, wordsOf } from '../search/matched.ts';
import type { Vocabulary } from '../search/vocabulary.ts';
import type { NeedAnswerRow, NeedRow } from '../tables/need.ts';
import { ownerRef } from '../tables/organisations/names.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { fitting } from './list-solutions/fitting.ts';
import { searching } from './list-solutions/search-index.ts';

type ListAsked = Asked<z.output<typeof listNeeds.params>>;
type DetailAsked = Asked<z.output<typeof getNeed.params>>;

const MOST_CANDIDATES = 5;

const ownerOf = (models: ReadModels, stream: StreamName): NeedItem['owner'] => {
  const owner = ownerRef(models, stream);
  return 'kommune' in owner ? owner.kommune : owner.verbund;
};

/** The Land of an organisation, where that is known. */
const landOf = ({ kommune, verbund }: ReadModels, stream: StreamName): string | undefined => {
  const id = organisationIdOf(stream);
  return kommune.kommunen.get(id)?.land ?? verbund.verbuende.get(id)?.land;
};

/** Whether it is still open, as a code. */
const needStatusOf = ({ closed }: NeedRow) => (closed === undefined ? 'offen' : 'geschlossen');

/** A need as it stands in lists. */
export const needItem = (models: ReadModels, row: NeedRow): Presentable<NeedItem> => ({
  needId: row.needId,
  satz: row.satz,
  ...present({ gestaltungsfeld: row.gestaltungsfeld, bis: row.bis }),
  owner: ownerOf(models, row.stream),
  ...present({ land: landOf(models, row.stream) }),
  statedAt: row.statedAt,
  status: needStatusOf(row),
  sichtbarkeit: models.whereabouts.entries.get(row.needId)?.audience.level ?? 'kommune',
  answers: models.need.answers.by('need', row.needId).length,
});

/** True for the stream of a Verbund, and for that of a member by both sides' word (rule 24). */
export const belongsTo = ({ verbund }: ReadModels, stream: StreamName, verbundId: string): boolean =>
  stream === `verbund-${verbundId}` ||
  verbund.memberships.by('verbund', verbundId).some(({ kommuneId }) => stream === `kommune-${kommuneId}`);

/** The newest first: positions sort as text, and no two are equal. */
export const newestNeed = (a: NeedRow, b: NeedRow): number => (a.position > b.position ? -1 : 1);

/** The title of what stands in the catalogue under an id, for whoever may see it. */
export const titleTo = (
  models: ReadModels,
  sight: Sight,
  id: string | undefined,
): TextRef | string | undefined =>
  id !== undefined && (seesSolution(models, sight, id) || models.catalogue.references.get(id) !== undefined)
    ? titleOf(models, sight, id)
    : undefined;

/** An answer as whoever sees its need sees it. */
const needAnswerItem = (models: ReadModels, sight: Sight, row: NeedAnswerRow): Presentable<NeedAnswer> => {
  const { answerId, art, stream, solutionId, text, answeredAt } = row;
  const title = titleTo(models, sight, solutionId);
  const offered = title === undefined ? {} : present({ solutionId, title });
  return { answerId, art, owner: ownerOf(models, stream), ...offered, ...present({ text }), answeredAt };
};

const WORDS = keepsake(() => new WeakMap<NeedRow, Vocabulary>());

/** The words of a need's sentence; each row's once, as long as the row stands. */
const wordsIn = ({ memory }: ReadModels, row: NeedRow, text: ListAsked['text']): Vocabulary => {
  const kept = memory.rows.of(WORDS);
  const known = kept.get(row) ?? wordsOf(text(row.satz));
  kept.set(row, known);
  return known;
};

const fits = (models: ReadModels, row: NeedRow, { params, text }: ListAsked): boolean =>
  (params.status === undefined || params.status === needStatusOf(row)) &&
  (params.gestaltungsfeld === undefined || params.gestaltungsfeld === row.gestaltungsfeld) &&
  (params.land === undefined || params.land === landOf(models, row.stream)) &&
  (params.kommune === undefined || row.stream === `kommune-${params.kommune}`) &&
  (params.verbund === undefined || belongsTo(models, row.stream, params.verbund)) &&
  (!params.q?.trim() || matchedWords(params.q, wordsIn(models, row, text)).length > 0);

/** What is looked for, the newest first. */
const listNeedsQuery = (models: ReadModels, asked: ListAsked) => {
  const { params, sight, cursors } = asked;
  const rows = [...models.need.needs.values()].filter(
    (row) => seesEntry(models, sight, 'need', row.needId) && fits(models, row, asked),
  );
  const [after] = readCursor(cursors, params.cursor, 1) ?? [];
  const rest = after === undefined ? rows : rows.filter(({ position }) => position < after);
  const page = firstOf(rest, params.limit, newestNeed);
  const last = page.at(-1);
  return {
    items: page.map((row) => needItem(models, row)),
    total: rows.length,
    ...(last && rest.length > page.length ? { next: cursors.seal([last.position]) } : {}),
  };
};

const closedItem = (models: ReadModels, sight: Sight, { closed }: NeedRow) => {
  if (closed === undefined) return undefined;
  const { ergebnis, on, durch } = closed;
  const title = titleTo(models, sight, durch);
  const isSeen =
    title !== undefined || (durch !== undefined && seesEntry(models, sight, needAnswer.name, durch));
  return { ergebnis, on, ...(isSeen ? present({ durch, title }) : {}) };
};

const seen = (models: ReadModels, { path, sight }: Scope<unknown>): NeedRow | undefined => {
  const id = path.needId ?? '';
  return seesEntry(models, sight, 'need', id) ? models.need.needs.get(id) : undefined;
};

/** One need with its answers, and with what may be its solution already; undefined where it is unknown or hidden. */
const getNeedQuery = (
  models: ReadModels,
  asked: DetailAsked,
): Presentable<Omit<NeedDetail, 'position'>> | undefined => {
  const row = seen(models, asked);
  if (row === undefined) return undefined;
  const answers = models.need.answers.by('need', row.needId);
  return {
    ...needItem(models, row),
    answers: [...answers]
      .sort((a, b) => (a.answeredAt < b.answeredAt ? -1 : 1))
      .map((answer) => needAnswerItem(models, asked.sight, answer)),
    candidates: fitting(
      models,
      { ...row, words: asked.text(row.satz), by: row.stream, most: MOST_CANDIDATES },
      asked,
    ),
    ...present({ closed: closedItem(models, asked.sight, row) }),
    statedBy: row.statedBy,
    ...present({ revision: asked.revision(row.stream) }),
  } as Presentable<Omit<NeedDetail, 'position'>>;
};

/** The words of the need are searched for in small steps before. */
const waits = (models: ReadModels, scope: Scope<z.output<typeof getNeed.params>>) => {
  const row = seen(models, scope);
  const words = row === undefined ? [] : searching(models, { ...scope, words: scope.text(row.satz) });
  return { moment: [], words };
};

/** The query functions of needs, under the names of their contracts. */
export const needQueries = {
  'list-needs': listNeedsQuery,
  'get-need': waitingFor(waits, getNeedQuery),
};
