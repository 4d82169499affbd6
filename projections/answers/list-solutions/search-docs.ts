import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import type { Audience } from '../../model/audience.ts';
import type { TextRef } from '../../model/texts.ts';
import { matterOf } from '../../reading/items/reference-item.ts';
import type { SearchDoc, ToldDoc } from '../../search/search-doc.ts';
import type { ReferenceRow, SolutionRow } from '../../tables/catalogue/tables.ts';
import { everSaid } from '../../tables/kommune/on-day.ts';
import { landOf, organisationName } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';

type Text = (ref: TextRef) => string;

/** Who runs a solution, in the words under which it is looked for. */
const OPERATORS: Readonly<Record<NonNullable<SolutionRow['fields']['betrieb']>, readonly string[]>> = {
  selbst: [],
  zweckverband: ['Zweckverband'],
  dienstleister: ['Dienstleister'],
  'land-efa': ['Land', 'EfA', 'Einer für alle'],
};

/** Every name and key that somebody has, had or is to have: whoever knows an old name finds it. */
export const nameAndKeys = (models: ReadModels, stream: StreamName): readonly string[] => {
  const kommune = models.kommune.kommunen.get(organisationIdOf(stream));
  const all = kommune === undefined ? [] : everSaid(kommune);
  const names = kommune === undefined ? [organisationName(models, stream)] : all.map(({ name }) => name);
  return [...new Set([...names, ...all.flatMap(({ ags, ars }) => [ags, ars])])].filter(
    (one) => one !== undefined,
  );
};

/** Whose something is, and where: names, Land and keys. */
const placeOf = (models: ReadModels, stream: SolutionRow['stream']): readonly string[] => {
  const land = landOf(models, stream);
  return [...nameAndKeys(models, stream), ...(land === undefined ? [] : [land])];
};

const solutionDoc = (
  models: ReadModels,
  { solutionId, stream, fields }: SolutionRow,
  text: Text,
): SearchDoc => {
  const { wertversprechen, zielgruppe, nutzennachweis, voraussetzungen } = fields;
  const { betrieb, beschafftDurch, fachverfahren, leika, ursprungAussen } = fields;
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
      ...[fachverfahren, beschafftDurch, leika, ursprungAussen?.name].filter((one) => one !== undefined),
      ...(betrieb === undefined ? [] : OPERATORS[betrieb]),
      ...placeOf(models, stream),
    ],
    texts: texts.map(text),
  };
};

const referenceDoc = (models: ReadModels, row: ReferenceRow, text: Text): SearchDoc => ({
  id: row.referenceId,
  title: text(matterOf(models, row).title),
  summary: text(matterOf(models, row).summary),
  keywords: [...matterOf(models, row).gestaltungsfelder, ...placeOf(models, row.party)],
  texts: [text(row.statement)],
});

/** Something to be found, and by whom. */
export interface Findable {
  readonly doc: SearchDoc | ToldDoc;
  readonly audience: Audience;
}

/** All that stands in a document, as it is written. */
export const textsOf = (doc: SearchDoc | ToldDoc): readonly string[] =>
  'of' in doc ? [...doc.names, ...doc.changes] : [doc.title, doc.summary, ...doc.keywords, ...doc.texts];

/** True where a Reference was taken back, or the Kommune's own entry has taken its place for everybody: then nobody is shown it in a list. */
export const isReplaced = ({ whereabouts }: ReadModels, { claimedBy, withdrawn }: ReferenceRow): boolean =>
  withdrawn !== undefined ||
  (claimedBy !== undefined && whereabouts.solutions.get(claimedBy)?.audience.level === 'oeffentlich');

/** What of an entry of the catalogue can be found; undefined where nobody can find it. */
export const searchDocOf = (models: ReadModels, id: string, text: Text): Findable | undefined => {
  const solution = models.catalogue.solutions.get(id);
  const place = models.whereabouts.solutions.get(id);
  if (solution && place) return { doc: solutionDoc(models, solution, text), audience: place.audience };
  const reference = models.catalogue.references.get(id);
  if (reference === undefined || isReplaced(models, reference)) return undefined;

  const audience = { level: 'oeffentlich', owner: `verbund-${reference.recorderId}` } as const;
  return { doc: referenceDoc(models, reference, text), audience };
};
