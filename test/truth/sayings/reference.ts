import type { ReferenceItem } from '../../../contracts/views/catalogue.ts';
import type { Dispute } from '../../../contracts/views/parts.ts';
import { dateWords, sinceWords } from '../dates.ts';
import { must, mustOneOf, mustWhere, type Saying } from '../explain.ts';
import { mustName, mustPhrase, phrases } from '../names.ts';
import { german } from '../numbers.ts';
import { FACT, STATUS, word } from '../words.ts';

export type Reference = typeof ReferenceItem._zod.output;

/** In what somebody contradicts, by whose word. */
export const disputes = (all: readonly (typeof Dispute._zod.output)[]): readonly Saying[] =>
  all.flatMap(({ grund, von }, index) => [
    must(`„${grund}“`),
    mustOneOf(...phrases('durch', { verbund: von }).map((phrase) => `so gekennzeichnet ${phrase}`)),
    must(all.length === 1 ? 'zur anderen Angabe' : `Angabe ${index + 1}`),
  ]);

const asOf = (item: Reference): string => (item.asOf === undefined ? 'nicht bekannt' : dateWords(item.asOf));

const fact = (item: Reference): readonly Saying[] => {
  const { anzahl, adoptedFrom, status, since, solutionId } = item;
  const isBare = [anzahl, adoptedFrom, status, since].every((value) => value === undefined);
  if (isBare && solutionId === undefined) return [];
  return [
    must(word(FACT, item.fact)),
    ...mustWhere(anzahl, (number) => must(german(number))),
    ...mustWhere(adoptedFrom, ({ title, ...owner }) => [mustPhrase('von', owner), must(title)]),
    ...mustWhere(status, (code) => must(word(STATUS, code))),
    ...mustWhere(since, (date) => must(sinceWords(date))),
  ];
};

/** What a publication says, which one, as of when, who has recorded it, and who contradicts. */
export const claim = (item: Reference): readonly Saying[] => [
  ...fact(item),
  must(item.statement),
  must('Quelle'),
  must(item.source.title),
  must(`Stand der Angabe: ${asOf(item)}`),
  must('erfasst durch'),
  mustName({ verbund: item.recordedBy }),
  ...(item.strittig.length > 0
    ? [must('Strittig'), must('Dem widerspricht ein anderer Eintrag'), ...disputes(item.strittig)]
    : []),
  ...(item.strittig.length > 0 ? [must('Gezählt wird nichts davon, bis die Stelle selbst sich äußert')] : []),
];

/** Others that state the same. */
export const agreement = (others: readonly Reference[]): readonly Saying[] =>
  others.length === 0
    ? []
    : [
        must('Dasselbe sagt auch'),
        ...others.flatMap((one) => [must(one.source.title), must(`(Stand: ${asOf(one)})`)]),
      ];
