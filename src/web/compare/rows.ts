import type { Anlage, Spread } from '../../../contracts/views/anlage.ts';
import type { Cell, Room } from '../anlage/paper.ts';
import { figureWords, resultWords } from '../anlage/result-words.ts';
import {
  asOf,
  type Cut,
  NOTHING,
  overWords,
  placedName,
  rangeWords,
  SPREADS,
  saidBy,
  usageWords,
} from '../anlage/words.ts';
import { ownerName } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { monthOfMoment } from '../words/dates.ts';
import { numberWords } from '../words/numbers.ts';

/** How solutions are told side by side. */
export interface Comparing {
  readonly room: Room;
  readonly cut: Cut;
  /** Of which day it tells, in words. */
  readonly stand: string;
}

type Tell = (anlage: Anlage, comparing: Comparing) => Cell;

const plain =
  (of: (anlage: Anlage) => string | undefined): Tell =>
  (anlage, { cut }) => {
    const said = of(anlage);
    return { text: said ? cut(said) : NOTHING };
  };

const spreads =
  (is: (spread: Spread) => boolean): Tell =>
  ({ spannen }, { cut, room }) => {
    const all = spannen.filter(is);
    if (all.length === 0) return { text: NOTHING };
    const shown = all.slice(0, room.spreads).map((spread) => {
      const [first, ...others] = spread.angaben;
      const who = first && saidBy(first, cut);
      const more = others.length > 0 ? ` und ${numberWords(others.length)} weitere` : '';
      return `${SPREADS[spread.art]}: ${rangeWords({ ...spread, einheit: cut(spread.einheit) })} (${who}${more})`;
    });
    return { text: shown.join('\n'), small: rest(all.length, shown.length) };
  };

const rest = (all: number, shown: number): string | undefined =>
  all > shown ? `und ${numberWords(all - shown)} weitere` : undefined;

/** Of many statements a cell holds fewer than a whole sheet. */
const FEWER = 3;

const statements = <Item>(items: readonly Item[], most: number, words: (item: Item) => string): Cell => {
  const shown = items.slice(0, Math.ceil(most / FEWER));
  if (items.length === 0) return { text: NOTHING };
  if (shown.length === 0)
    return { text: `${numberWords(items.length)} Angaben unter der Adresse der Lösung` };
  return { text: shown.map(words).join('\n'), small: rest(items.length, shown.length) };
};

const results: Tell = ({ ergebnisse }, { cut, room }) =>
  statements(
    ergebnisse,
    room.outcomes,
    (one) => `${cut(ownerName(one))}: ${figureWords(one, cut)} (${resultWords(one, cut)})`,
  );

const ends: Tell = ({ beendet }, { cut, room }) =>
  statements(
    beendet,
    room.ends,
    (one) => `${cut(ownerName(one))}: ${overWords(one, cut)} (Stand ${asOf(one, cut)})`,
  );

const whence: Tell = (anlage, { cut }) => ({
  text: placedName(anlage, cut),
  small:
    anlage.reference === undefined
      ? `vorgestellt im ${monthOfMoment(anlage.sharedAt)}, Fassung ${anlage.version}, Stand: ${asOf(anlage, cut)}`
      : 'redaktionell erfasst, von dort nicht bestätigt',
});

/** An address that is cut off reaches nobody: where it is too long for a cell, it is said where it stands. */
const LONG = 6;

const contact: Tell = ({ kontakt }, { cut, room }) => {
  if (kontakt === undefined) return { text: NOTHING };
  const { stelle, postfach, telefon } = kontakt;
  const reach = postfach.length > room.cell * LONG ? 'Postfach unter der Adresse der Lösung' : postfach;
  return { text: [cut(stelle), reach, telefon].filter(Boolean).join('\n') };
};

const ASPECTS: readonly (readonly [name: string, tell: Tell])[] = [
  ['Von wem?', whence],
  ['Worum es geht', plain(({ summary }) => summary)],
  ['Was wird besser?', plain(({ wertversprechen }) => wertversprechen)],
  ['Für wen?', plain(({ zielgruppe }) => zielgruppe)],
  ['Woran gemessen?', plain(({ nutzennachweis }) => nutzennachweis)],
  [
    'Wer nutzt das?',
    (anlage, { stand }) => ({
      text: usageWords(anlage),
      small: `Stand ${stand}, nach eigenen Angaben`,
    }),
  ],
  ['Was kostet es?', spreads(({ art }) => art !== 'aufwand')],
  ['Eigener Aufwand', spreads(({ art }) => art === 'aufwand')],
  ['Was hat es gebracht?', results],
  ['Was nicht geklappt hat', ends],
  ['Vorher zu regeln', plain(({ voraussetzungen }) => voraussetzungen)],
  ['Betrieb', plain(({ betrieb }) => betrieb && wordOf('betrieb', betrieb))],
  ['Beschafft durch', plain(({ beschafftDurch }) => beschafftDurch)],
  ['Fachverfahren', plain(({ fachverfahren }) => fachverfahren)],
  ['Wen man fragen kann', contact],
];

/** What is told of several solutions, one row for each matter. */
export const comparisonRows = (
  items: readonly Anlage[],
  comparing: Comparing,
): readonly (readonly [name: string, cells: readonly Cell[]])[] =>
  ASPECTS.map(([name, tell]) => [name, items.map((item) => tell(item, comparing))] as const);
