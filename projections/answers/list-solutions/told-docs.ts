import { type Audience, isNarrower } from '../../model/audience.ts';
import { type Reads, reads, through } from '../../model/reads.ts';
import type { TextRef } from '../../model/texts.ts';
import { originsOf } from '../../reading/titles.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import { ORGANISATION_READS } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { type Findable, nameAndKeys } from './search-docs.ts';

/** What the documents of an adoption are read from, by its id: what was written of it, whose it is, and for whom. */
export const TOLD_READS: Reads<ReadModels> = [
  ...reads<ReadModels>(({ lineage }) => lineage.adoptions),
  ...reads<ReadModels>(({ whereabouts }) => whereabouts.adoptions),
  ...through(ORGANISATION_READS, ({ lineage }: ReadModels, stream) =>
    lineage.adoptions.by('stream', stream).map(({ adoptionId }) => adoptionId),
  ),
];

/** Something that was written of an adoption, and for whom. */
interface Told {
  readonly audience: Audience;
  readonly refs: readonly TextRef[];
}

/** What was written when, each for those who may see both the adoption by now and what was written then. */
const toldOf = ({ begun, note, versions }: AdoptionRow, now: Audience): readonly Told[] => {
  const forWhom = (then: Audience | undefined) => (then && isNarrower(then, now) ? then : now);
  return [
    ...(begun?.ersetzt === undefined
      ? []
      : [{ audience: forWhom(versions[0]?.audience), refs: [begun.ersetzt] }]),
    ...(note === undefined ? [] : [{ audience: forWhom(note.audience), refs: [note.text] }]),
    ...versions.map(({ audience, changes }) => ({
      audience: forWhom(audience),
      refs: changes.flatMap(({ what, why }) => (why === undefined ? [what] : [what, why])),
    })),
  ];
};

/** Under which names and keys an adoption is looked for: of who took it over, of its modules and of those who run it, led to it or paid. */
const namesOf = (models: ReadModels, { stream, begun }: AdoptionRow): readonly string[] => {
  const { betreiber, vermittlung, foerderung, module = [] } = begun ?? {};
  const others = [betreiber?.name, vermittlung?.name, foerderung?.programm].filter(
    (name) => name !== undefined,
  );
  return [...nameAndKeys(models, stream), ...module, ...others];
};

/** The shared solutions for which an adoption is found. */
const entriesOf = (models: ReadModels, { sources }: AdoptionRow): readonly string[] => [
  ...new Set(sources.flatMap(({ solutionId }) => originsOf(models, solutionId))),
];

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
  const changes = new Map<string, { readonly audience: Audience; readonly texts: string[] }>([
    [adoptionId, { audience: now, texts: [] }],
  ]);
  for (const { audience, refs } of toldOf(row, now)) {
    const id = idOf(adoptionId, audience, now);
    const known = changes.get(id) ?? { audience, texts: [] };
    known.texts.push(...refs.map(text));
    changes.set(id, known);
  }
  return [...changes].map(([id, { audience, texts }]) => ({
    audience,
    doc: { id, of, names: id === adoptionId ? namesOf(models, row) : [], changes: texts },
  }));
};
