import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import type { NeedAnswer, NeedItem } from '../../../contracts/views/need.ts';
import { present } from '../../model/present.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { Sight } from '../../model/sight.ts';
import type { TextRef } from '../../model/texts.ts';
import type { NeedAnswerRow, NeedRow } from '../../tables/need.ts';
import { ownerRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { titleOf } from '../titles.ts';
import { seesSolution } from '../visible.ts';

const ownerOf = (models: ReadModels, stream: StreamName): NeedItem['owner'] => {
  const owner = ownerRef(models, stream);
  return 'kommune' in owner ? owner.kommune : owner.verbund;
};

/** The Land of an organisation, where that is known. */
export const landOf = ({ kommune, verbund }: ReadModels, stream: StreamName): string | undefined => {
  const id = organisationIdOf(stream);
  return kommune.kommunen.get(id)?.land ?? verbund.verbuende.get(id)?.land;
};

/** Whether it is still open, as a code. */
export const needStatusOf = ({ closed }: NeedRow) => (closed === undefined ? 'offen' : 'geschlossen');

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
export const needAnswerItem = (
  models: ReadModels,
  sight: Sight,
  row: NeedAnswerRow,
): Presentable<NeedAnswer> => {
  const { answerId, art, stream, solutionId, text, answeredAt } = row;
  const title = titleTo(models, sight, solutionId);
  const offered = title === undefined ? {} : present({ solutionId, title });
  return { answerId, art, owner: ownerOf(models, stream), ...offered, ...present({ text }), answeredAt };
};
