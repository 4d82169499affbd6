import { type Audience, isNarrower } from '../../model/audience.ts';
import { type Reads, reads, through } from '../../model/reads.ts';
import type { TextRef } from '../../model/texts.ts';
import { PUBLIC_SIGHT } from '../../reading/sight.ts';
import { originsOf } from '../../reading/titles.ts';
import { hiddenPart } from '../../reading/usage/hidden-part.ts';
import { descendingAdoptions } from '../../tables/lineage/ancestors.ts';
import { isOwnPart, madeFrom } from '../../tables/lineage/made-from.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import { ORGANISATION_READS } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { type Findable, nameAndKeys } from './search-docs.ts';

/** The adoptions into which this went as an own project, and what descends from them. */
const madeWith = (models: ReadModels, id: string): readonly string[] =>
  models.lineage.adoptions
    .by('source', id)
    .filter((row) => isOwnPart(row, id))
    .flatMap(({ adoptionId, begun }) => [
      adoptionId,
      ...descendingAdoptions(models, begun?.solutionId ?? '').map((row) => row.adoptionId),
    ]);

/** What the documents of an adoption are read from, by its id: what was written of it, whose it is, and for whom. */
export const TOLD_READS: Reads<ReadModels> = [
  ...reads<ReadModels>(({ lineage }) => lineage.adoptions),
  ...reads<ReadModels>(({ whereabouts }) => whereabouts.adoptions),
  // An own project that went in may be told by now, or no more.
  ...reads<ReadModels>(({ whereabouts }) => whereabouts.solutions, madeWith),
  ...through(ORGANISATION_READS, ({ lineage }: ReadModels, stream) =>
    lineage.adoptions.by('stream', stream).map(({ adoptionId }) => adoptionId),
  ),
];

/** Something that was written of an adoption, and for whom. */
interface Told {
  readonly audience: Audience;
  readonly refs: readonly TextRef[];
  readonly names?: readonly string[];
}

/** Under which names it is looked for: of its modules, and of those who run it, led to it, paid, or made it outside. */
const namesOf = ({ begun }: AdoptionRow): readonly string[] => {
  const { betreiber, vermittlung, foerderung, ursprungAussen, module = [] } = begun ?? {};
  const others = [betreiber?.name, vermittlung?.name, foerderung?.programm, ursprungAussen?.name];
  return [...module, ...others.filter((name) => name !== undefined)];
};

const refsOf = (changes: readonly { readonly what: TextRef; readonly why?: TextRef | undefined }[]) =>
  changes.flatMap(({ what, why }) => (why === undefined ? [what] : [what, why]));

/** What was written when, each for those who may see both the adoption by now and what was written then. */
const toldOf = (row: AdoptionRow, now: Audience): readonly Told[] => {
  const { begun, note, versions } = row;
  const forWhom = (then: Audience | undefined) => (then && isNarrower(then, now) ? then : now);
  return [
    {
      audience: forWhom(versions[0]?.audience),
      refs: [...(begun?.ersetzt ? [begun.ersetzt] : []), ...refsOf(begun?.ursprungAussen?.changes ?? [])],
      names: namesOf(row),
    },
    ...(note === undefined ? [] : [{ audience: forWhom(note.audience), refs: [note.text] }]),
    ...versions.map(({ audience, changes }) => ({
      audience: forWhom(audience),
      refs: refsOf(changes),
    })),
  ];
};

/** The shared solutions for which an adoption is found: not by an own project that went in and that is not for everybody. */
const entriesOf = (models: ReadModels, row: AdoptionRow): readonly string[] => {
  const isHidden = hiddenPart(models, PUBLIC_SIGHT);
  const told = madeFrom(row).filter(({ solutionId }) => !isHidden(row, solutionId));
  return [...new Set(told.flatMap(({ solutionId }) => originsOf(models, solutionId, isHidden)))];
};

/** The names of documents begin with the adoption's id, which has no blank. */
const idOf = (adoptionId: string, audience: Audience, now: Audience): string =>
  audience === now ? adoptionId : `${adoptionId} ${audience.level} ${audience.since ?? ''}`;

/** The adoption that a document tells of; undefined for the documents of entries. */
export const adoptionTold = ({ lineage }: ReadModels, document: string): AdoptionRow | undefined =>
  lineage.adoptions.get(document.split(' ', 1)[0] as string);

/**
 * What of an adoption can be found: whose it is, what was changed and noted; a document for each circle for which something was
 * written. None where nobody can find it.
 */
export const toldDocsOf = (
  models: ReadModels,
  adoptionId: string,
  text: (ref: TextRef) => string,
): readonly Findable[] => {
  const row = models.lineage.adoptions.get(adoptionId);
  const now = models.whereabouts.adoptions.get(adoptionId)?.audience;
  if (row === undefined || now === undefined) return [];
  const of = entriesOf(models, row);
  const docs = new Map<
    string,
    { readonly audience: Audience; readonly texts: string[]; readonly names: string[] }
  >([[adoptionId, { audience: now, texts: [], names: [...nameAndKeys(models, row.stream)] }]]);
  for (const { audience, refs, names = [] } of toldOf(row, now)) {
    if (refs.length + names.length === 0) continue;
    const id = idOf(adoptionId, audience, now);
    const known = docs.get(id) ?? { audience, texts: [], names: [] };
    known.texts.push(...refs.map(text));
    known.names.push(...names);
    docs.set(id, known);
  }
  return [...docs].map(([id, { audience, texts, names }]) => ({
    audience,
    doc: { id, of, names, changes: texts },
  }));
};
