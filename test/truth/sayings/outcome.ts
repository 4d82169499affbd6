import type { Outcome } from '../../../contracts/views/parts.ts';
import { must, mustOneOf, mustWhere, type Saying } from '../explain.ts';
import { mustName } from '../names.ts';
import { german } from '../numbers.ts';
import { METHOD, RICHTUNG, word } from '../words.ts';

export type OutcomeItem = typeof Outcome._zod.output;

/** What can be looked at is called "mit Beleg"; what has no address is named. */
const proof = ({ belege = [] }: OutcomeItem): readonly Saying[] =>
  belege.flatMap(({ titel, url, wortlaut }) => [
    must(url === undefined ? `gestützt auf: ${titel}` : titel === url ? 'mit Beleg' : `mit Beleg: ${titel}`),
    ...mustWhere(wortlaut, (text) => must(`„${text}“`)),
  ]);

const large = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const result = ({ indicator, unit, before, after, richtung, text }: OutcomeItem): readonly Saying[] => {
  if (after === undefined || unit === undefined || indicator === undefined) {
    const said = word(RICHTUNG, richtung ?? '');
    return [mustOneOf(said, large(said)), ...mustWhere(text, must)];
  }
  const known = before !== undefined && before !== null;
  return [
    must(indicator),
    must(`${german(after)} ${unit}`),
    must(known ? `statt ${german(before)} ${unit}` : 'vorher nicht erhoben'),
  ];
};

/** A result with how it was found, for when, and on what it rests. */
export const outcomeSayings = (item: OutcomeItem): readonly Saying[] => [
  ...result(item),
  must(word(METHOD, item.method)),
  ...mustWhere(item.period, must),
  ...proof(item),
];

/** In a list of its own: whether somebody else has confirmed it is always said. */
export const confirmation = ({ confirmed }: OutcomeItem): Saying =>
  must(confirmed ? 'bestätigt' : 'noch von niemandem bestätigt');

/** In a row of its Kommune: said where it is confirmed, and only then. */
export const confirmationInRow = ({ confirmed }: OutcomeItem): readonly Saying[] =>
  confirmed ? [must('bestätigt')] : [];

/** Where several Vorlagen went into it: all of them. */
export const vorlagen = ({ vorlagen: all = [] }: OutcomeItem): readonly Saying[] =>
  all.length === 0
    ? []
    : [
        must('Zusammengeführt aus'),
        ...all.flatMap(({ solutionId, title, ...owner }) => [
          ...(solutionId !== null && title !== undefined ? [must(title)] : []),
          mustName(owner),
        ]),
      ];
