import { WORDS, wordOf } from '../../../src/web/words/codes.ts';
import {
  type DateValue,
  dateWords,
  monthWords,
  onDate,
  shortMonthWords,
  sinceDate,
} from '../../../src/web/words/dates.ts';
import { numberWords } from '../../../src/web/words/numbers.ts';
import { shortName } from '../../../src/web/words/organisation.ts';

// What of a field is to be read on a page.

/** Fields that are told by other things than their own words: ids, versions, and who may see it. */
const NOT_IN_WORDS = new Set([
  'solutionId',
  'adoptionId',
  'outcomeId',
  'referenceId',
  'version',
  'sichtbarkeit',
  'mit',
]);
/** Fields whose ids are told by the name of what they are of. */
const BY_NAME = new Set([
  'sources',
  'traeger',
  'fuer',
  'kommuneId',
  'verbundId',
  'adoptedFrom',
  'eigenes',
  'enthaelt',
]);
const CODES: Readonly<Record<string, keyof typeof WORDS>> = {
  ...Object.fromEntries(Object.keys(WORDS).map((name) => [name, name as keyof typeof WORDS])),
};

const isDate = (value: unknown): value is DateValue =>
  typeof value === 'string'
    ? /^\d{4}-\d\d-\d\d$/.test(value)
    : typeof value === 'object' && value !== null && 'precision' in value;

/** The ways in which a page may say a date. */
const datesOf = (date: DateValue): readonly string[] => [
  ...new Set([dateWords, monthWords, onDate, sinceDate, shortMonthWords].map((words) => words(date))),
];

/** Sets of words, of each of which one is to stand on the page. */
export const wordsOf = (
  field: string,
  value: unknown,
  nameOf: (id: string) => string | undefined,
): readonly (readonly string[])[] => {
  if (NOT_IN_WORDS.has(field)) return [];
  if (Array.isArray(value)) return value.flatMap((one) => wordsOf(field, one, nameOf));
  if (isDate(value)) return [datesOf(value)];
  if (typeof value === 'number') return [[numberWords(value)]];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, one]) =>
      wordsOf(
        name === 'solutionId' && BY_NAME.has(field)
          ? field
          : name === 'kind'
            ? 'ursprungAussen'
            : name === 'art'
              ? field
              : name,
        one,
        nameOf,
      ),
    );
  if (value === null || value === undefined) return [];
  const text = String(value);
  if (BY_NAME.has(field)) return [[shortName(nameOf(text) ?? text)]];
  const table = CODES[field];
  if (table === undefined) return [[text]];
  const word = wordOf(table, text);
  // It may begin a sentence.
  return [[word, word.charAt(0).toUpperCase() + word.slice(1)]];
};
