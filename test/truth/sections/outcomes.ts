import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { dateWords } from '../dates.ts';
import { explain, must, mustWhere, type Saying, wordsBeside, wordsOf } from '../explain.ts';
import { type Element, findAll, hasClass, isTag } from '../html.ts';
import { mustName } from '../names.ts';
import { counted, german } from '../numbers.ts';
import { assigned } from '../rows.ts';
import { confirmation, type OutcomeItem, outcomeSayings, vorlagen } from '../sayings/outcome.ts';

/** The outcomes of what this and other solutions were merged into: of none of them alone. */
export const mergedOutcomes = (
  adoptions: readonly AdoptionItem[],
  own: readonly OutcomeItem[],
): readonly OutcomeItem[] =>
  adoptions
    .flatMap(({ outcomes }) => outcomes)
    .filter((one) => one.vorlagen !== undefined && !own.some(({ outcomeId }) => outcomeId === one.outcomeId));

/** So many stand in sight; the rest is folded. */
const SHOWN = 8;

/** And so many on one page. */
const MOST = 50;

const folded = (count: number): readonly Saying[] => {
  const [rest, more] = [Math.min(count, MOST) - SHOWN, count - MOST];
  return [
    ...(rest > 0 ? [must(`${german(rest)} weitere Ergebnisse`)] : []),
    ...(more > 0
      ? [must(`${counted(more, 'weiteres steht', 'weitere stehen')} auf den Seiten der Umsetzungen`)]
      : []),
  ];
};

const above = (own: readonly OutcomeItem[], merged: readonly OutcomeItem[]): readonly Saying[] => [
  must('Was hat es gebracht?'),
  ...([...own, ...merged].some(({ after }) => after !== undefined)
    ? [must('vorher'), must('nachher'), must('Jede Zahl gilt nur dort, wo sie gemeldet wurde')]
    : []),
  ...(merged.length > 0
    ? [
        must('Wo mehrere Lösungen zusammengeführt wurden'),
        must('Keiner davon allein zuzuschreiben, darum hier nicht mitgezählt'),
      ]
    : []),
  ...[own, merged].flatMap(({ length }) => folded(length)),
];

/** "Was hat es gebracht?": every outcome in a row, with whose it is, how it was found, and whether somebody has confirmed it. */
export const outcomesCheck =
  (own: readonly OutcomeItem[], merged: readonly OutcomeItem[]) =>
  (section: Element): string[] => {
    const isList = (one: Element) => hasClass(one, 'lk-messe');
    const rows = findAll(section, isList).flatMap((list) => findAll(list, isTag('li')));
    const told = assigned(rows, [...own.slice(0, MOST), ...merged.slice(0, MOST)], (row, item) =>
      explain(wordsOf(row), [
        ...outcomeSayings(item),
        ...mustWhere(item.stand, (date) => must(`Stand ${dateWords(date)}`)),
        confirmation(item),
        mustName(item),
        ...vorlagen(item),
      ]),
    );
    return [...explain(wordsBeside(section, isList), above(own, merged)), ...told];
  };
