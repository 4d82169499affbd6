import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { explain, must, mustOneOf, mustWhere, type Saying, wordsBeside, wordsOf } from '../explain.ts';
import { attribute, type Element, elementsOf, findAll, hasClass, isTag } from '../html.ts';
import { mustName, phrases } from '../names.ts';
import { counted, german } from '../numbers.ts';
import { more, taken, visibility } from '../sayings/adoption.ts';
import { confirmationInRow, outcomeSayings } from '../sayings/outcome.ts';
import { type Home, placeSayings } from '../sayings/place.ts';
import { standingSince } from '../sayings/standing.ts';

/** So many rows stand on one page, where not the whole is asked for. */
const PORTION = 50;

const rowsOf = (section: Element) =>
  findAll(section, (one) => hasClass(one, 'lk-neu')).flatMap((list) => elementsOf(list).filter(isTag('li')));

/** All that a row tells of an adoption where its Kommune has to be named. */
const rowOfSolution = (item: AdoptionItem, day: string, own: Home | undefined): readonly Saying[] => [
  mustName(item),
  ...standingSince(item, day),
  ...placeSayings(item, own),
  ...visibility(item),
  ...taken(item),
  ...more(item),
  must(item.solutionId === undefined ? 'mehr dazu ansehen' : 'Umsetzung ansehen'),
];

const rowOfKommune = (item: AdoptionItem, day: string): readonly Saying[] => [
  must(item.title),
  ...standingSince(item, day),
  ...visibility(item),
  ...taken(item),
  ...more(item),
  ...item.outcomes.flatMap((one) => [must('Ergebnis'), ...outcomeSayings(one), ...confirmationInRow(one)]),
];

/** Each row with the adoption that it is about, nobody's twice, and all that belong on the page. */
const rowsCheck = (
  rows: readonly Element[],
  items: readonly AdoptionItem[],
  find: (row: Element, left: readonly AdoptionItem[]) => AdoptionItem | undefined,
  sayings: (item: AdoptionItem) => readonly Saying[],
): string[] => {
  const left = [...items];
  const faults = rows.flatMap((row) => {
    const item = find(row, left);
    if (item === undefined) return [`a row of nothing: ${wordsOf(row).slice(0, 60)}`];
    left.splice(left.indexOf(item), 1);
    return explain(wordsOf(row), sayings(item));
  });
  return left.length === 0 ? faults : [...faults, `${left.length} rows less than there are adoptions`];
};

/** The links from one part of a long list to the others. */
export const portions = (count: number): readonly Saying[] => {
  const parts = Math.ceil(count / PORTION);
  if (parts <= 1) return [];
  const numbers = Array.from({ length: parts }, (_, index) => must(german(index + 1)));
  return [must('Teil'), ...numbers, must('alle auf einer Seite')];
};

const ofId = (row: Element, left: readonly AdoptionItem[]) =>
  left.find(({ adoptionId }) => attribute(row, 'id') === `u-${adoptionId}`);

const isList = (one: Element) => hasClass(one, 'lk-neu');

/** By whom the list is ordered, where the reader has said so. */
const ordered = ({ name }: Home): readonly Saying[] => [
  mustOneOf(
    ...phrases('bei', { kommune: { kommuneId: '', name } }).map(
      (near) => `Zuerst steht, wer in Größe und Lage am nächsten ${near} ist`,
    ),
  ),
  must('Das merkt sich nur Ihr Browser: nicht mehr danach ordnen'),
];

const above = (count: number): string =>
  `${counted(count, 'Übernahme', 'Übernahmen')} mit Größe, Land, Stand, Vorlage und Änderungen; zuerst, wer es nutzt, dann Pläne, dann was vorbei ist`;

/** "Wer nutzt das im Einzelnen?": every adoption, beside where the reader comes from (`own`). */
export const adoptionsCheck =
  (items: readonly AdoptionItem[], day: string, own: Home | undefined) =>
  (section: Element): string[] => [
    ...explain(wordsBeside(section, isList), [
      must('Wer nutzt das im Einzelnen?'),
      must(above(items.length)),
      ...mustWhere(own, ordered),
      ...portions(items.length),
    ]),
    ...rowsCheck(rowsOf(section), items, ofId, (item) => rowOfSolution(item, day, own)),
  ];

/** "Wer es mitgebaut hat" */
export const jointCheck =
  (items: readonly AdoptionItem[], day: string, own: Home | undefined) =>
  (section: Element): string[] => [
    ...explain(wordsBeside(section, isList), [must('Wer es mitgebaut hat')]),
    ...rowsCheck(rowsOf(section), items, ofId, (item) => rowOfSolution(item, day, own)),
  ];

const ofLink = (row: Element, left: readonly AdoptionItem[]) => {
  const [link] = findAll(row, isTag('a'));
  const to = link && attribute(link, 'href');
  return left.find(({ solutionId, adoptionId }) => to === `/loesungen/${solutionId ?? adoptionId}`);
};

/** What a Kommune takes over, or does not, on its own page, under a title. */
export const takenOverCheck =
  (title: string, items: readonly AdoptionItem[], day: string) =>
  (section: Element): string[] => [
    ...explain(wordsBeside(section, isList), [must(title)]),
    ...rowsCheck(rowsOf(section), items, ofLink, (item) => rowOfKommune(item, day)),
  ];
