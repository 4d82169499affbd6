import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { onWords } from '../dates.ts';
import { explain, must, mustWhere, type Saying, wordsOf } from '../explain.ts';
import type { Element } from '../html.ts';
import { mustName } from '../names.ts';
import { changes, outside, particulars, visibility } from '../sayings/adoption.ts';
import { evidence } from '../sayings/evidence.ts';
import { standingSince, unconfirmed } from '../sayings/standing.ts';
import { RELATION, STATUS, WHAT, word } from '../words.ts';

const source = ({
  solutionId,
  title,
  version,
  ...owner
}: AdoptionItem['sources'][number]): readonly Saying[] => [
  ...(solutionId !== null && title !== undefined ? [must(title), must(`Fassung ${version}`)] : []),
  mustName(owner),
];

const own = ({ solutionId, title, version }: NonNullable<AdoptionItem['eigenes']>): readonly Saying[] =>
  solutionId === null || title === undefined
    ? []
    : [must('Eigenes Projekt'), must(title), must(`Fassung ${version}`)];

const began = (item: AdoptionItem): readonly Saying[] =>
  mustWhere(item.adoptedOn, (date) => [
    must(item.gemeinsam ? 'Im Einsatz' : 'Übernommen'),
    must(onWords(date)),
  ]);

/** How it came to stand where it stands. */
const course = ({ verlauf = [] }: AdoptionItem): readonly Saying[] =>
  verlauf.length === 0
    ? []
    : [
        must('Verlauf'),
        ...verlauf.flatMap((point) => [
          must(word(STATUS, point.status)),
          ...mustWhere(point.since, (date) => must(onWords(date))),
          ...evidence(point),
        ]),
      ];

const standsNow = (item: AdoptionItem, day: string): readonly Saying[] => {
  const told = standingSince(item, day);
  const isBare = item.statusSince === undefined && item.adoptedOn === undefined;
  return isBare && unconfirmed(item, day).length > 0 ? [must(word(STATUS, item.status)), ...told] : told;
};

const whence = ({ gemeinsam, solutionId }: AdoptionItem): string => {
  if (gemeinsam) return 'Gemeinsam gebaut mit';
  return solutionId === undefined ? 'Vorlage' : 'Übernommen von';
};

const proofs = (item: AdoptionItem): readonly Saying[] => {
  const said = evidence(item);
  return said.length === 0 ? [] : [must('Angaben'), ...said];
};

/** "Diese Umsetzung": from which Vorlage, how it stands, what was changed. */
export const thisAdoptionCheck =
  (item: AdoptionItem, day: string) =>
  (section: Element): string[] =>
    explain(wordsOf(section), [
      must('Diese Umsetzung'),
      ...(item.sources.length > 0 ? [must(whence(item))] : []),
      ...item.sources.flatMap(source),
      ...began(item),
      must('Stand'),
      ...standsNow(item, day),
      ...mustWhere(item.relation, (code) => [must('Wie übernommen?'), must(word(RELATION, code))]),
      ...mustWhere(item.what, (code) => [must('Was wurde übernommen?'), must(word(WHAT, code))]),
      ...(item.module?.length ? [must('Module'), must(item.module.join(', '))] : []),
      ...course(item),
      ...mustWhere(item.eigenes, own),
      ...mustWhere(item.ursprungAussen, (origin) => [must('Ursprung außerhalb'), ...outside(origin)]),
      ...particulars(item),
      ...(item.alternativen?.length ? [must('Stattdessen'), must(item.alternativen.join(', '))] : []),
      ...proofs(item),
      ...(item.sichtbarkeit === 'oeffentlich' ? [] : [must('Sichtbar'), ...visibility(item)]),
      ...(item.changes.length > 0 ? [must('Was geändert wurde')] : []),
      ...changes(item),
      ...mustWhere(item.note, must),
    ]);
