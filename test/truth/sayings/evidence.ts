import { type Dated, dateWords, monthWords } from '../dates.ts';
import { must, mustWhere, type Saying } from '../explain.ts';

interface Beleg {
  readonly titel: string;
  readonly stand?: Dated | undefined;
  readonly wortlaut?: string | undefined;
}

interface Evidence {
  readonly stand?: Dated | undefined;
  readonly belege?: readonly Beleg[] | undefined;
  readonly lastWord?: Dated | undefined;
}

const beleg = ({ titel, stand, wortlaut }: Beleg): readonly Saying[] => [
  must(titel),
  ...mustWhere(stand, (date) => must(`(${dateWords(date)})`)),
  ...mustWhere(wortlaut, (text) => must(`„${text}“`)),
];

/** As of when something holds, by whose word, and when it was last confirmed. */
export const evidence = ({ stand, belege = [], lastWord }: Evidence): readonly Saying[] => [
  ...mustWhere(stand, (date) => must(`Stand ${monthWords(date)}`)),
  ...(stand === undefined && belege.length > 0 ? [must('Stand nicht bekannt')] : []),
  ...(belege.length > 0 ? [must('laut')] : []),
  ...belege.flatMap(beleg),
  ...mustWhere(lastWord, (date) => must(`zuletzt bestätigt: ${monthWords(date)}`)),
];
