import type { Audience } from '../../model/audience.ts';
import type { TextRef } from '../../model/texts.ts';
import type { SearchDoc } from '../../search/create-search.ts';
import type { ReferenceRow, SolutionRow } from '../../tables/catalogue/tables.ts';
import { ownerRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';

type Text = (ref: TextRef) => string;

const ownerName = (models: ReadModels, stream: SolutionRow['stream']): string => {
  const owner = ownerRef(models, stream);
  return 'kommune' in owner ? owner.kommune.name : owner.verbund.name;
};

const solutionDoc = (
  models: ReadModels,
  { solutionId, stream, fields }: SolutionRow,
  text: Text,
): SearchDoc => {
  const { wertversprechen, zielgruppe, nutzennachweis, voraussetzungen, fachverfahren } = fields;
  const texts = [wertversprechen, zielgruppe, nutzennachweis, voraussetzungen].filter(
    (ref) => ref !== undefined,
  );
  return {
    id: solutionId,
    title: text(fields.title),
    summary: text(fields.summary),
    keywords: [
      ...fields.gestaltungsfelder,
      ...(fields.module ?? []),
      ...(fachverfahren === undefined ? [] : [fachverfahren]),
      ownerName(models, stream),
    ],
    texts: texts.map(text),
  };
};

const referenceDoc = (models: ReadModels, row: ReferenceRow, text: Text): SearchDoc => ({
  id: row.referenceId,
  title: text(row.solution.title),
  summary: text(row.solution.summary),
  keywords: [...row.solution.gestaltungsfelder, ownerName(models, `kommune-${row.kommuneId}`)],
  texts: [text(row.statement)],
});

/** Something to be found, and by whom. */
export interface Findable {
  readonly doc: SearchDoc;
  readonly audience: Audience;
}

/** True where the Kommune's own entry has taken the place of a Reference for everybody: then nobody is shown it in a list. */
const isReplaced = ({ whereabouts }: ReadModels, { claimedBy }: ReferenceRow): boolean =>
  claimedBy !== undefined && whereabouts.solutions.get(claimedBy)?.audience.level === 'oeffentlich';

/** What of an entry of the catalogue can be found; undefined where nobody can find it. */
export const searchDocOf = (models: ReadModels, id: string, text: Text): Findable | undefined => {
  const solution = models.catalogue.solutions.get(id);
  const place = models.whereabouts.solutions.get(id);
  if (solution && place) return { doc: solutionDoc(models, solution, text), audience: place.audience };
  const reference = models.catalogue.references.get(id);
  if (reference === undefined || isReplaced(models, reference)) return undefined;
  const audience = { level: 'oeffentlich', owner: `verbund-${reference.verbundId}` } as const;
  return { doc: referenceDoc(models, reference, text), audience };
};
