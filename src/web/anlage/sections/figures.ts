import { ownerName } from '../../parts/links.ts';
import type { Section } from '../paper.ts';
import { figure, figureWords, isInFigures, type Result, resultWords } from '../result-words.ts';
import { filled, further, section, type Telling, tableOf, text } from '../telling.ts';
import * as words from '../words.ts';

/** Cost and effort as spans, each with who says so. */
export const cost = (telling: Telling): Section => {
  const { anlage, cut, room } = telling;
  const shown = anlage.spannen.slice(0, room.spreads);
  const isSaid = (effort: boolean) => anlage.spannen.some(({ art }) => (art === 'aufwand') === effort);
  const table = tableOf(
    {
      caption: 'Kosten und Aufwand als Spannen',
      columns: [
        { title: 'Was', share: 20 },
        { title: 'Spanne', share: 34 },
        { title: 'Wer das sagt, Stand', share: 46 },
      ],
    },
    shown,
    (spread) => {
      const rest = spread.angaben.length - room.sources;
      const named = spread.angaben.slice(0, room.sources).map((one) => words.saidBy(one, cut));
      return [
        { text: words.SPREADS[spread.art] },
        { text: words.rangeWords({ ...spread, einheit: cut(spread.einheit) }) },
        { text: [...named, ...(rest > 0 ? [`und ${rest} weitere`] : [])].join('; ') },
      ];
    },
  );
  return section(
    'Was kostet es?',
    filled(table),
    isSaid(false) ? undefined : text(`Kosten: ${words.NOTHING}`),
    isSaid(true) ? undefined : text(`Eigener Aufwand: ${words.NOTHING}`),
    further(anlage.spannen.length, shown.length, telling),
  );
};

const resultCells =
  ({ cut }: Telling) =>
  (one: Result) => [
    { text: cut(ownerName(one)), small: words.placeWords(one) },
    ...(isInFigures(one)
      ? [
          { text: cut(one.indicator ?? '') },
          { text: figure(one.before, cut(one.unit)) },
          { text: figure(one.after, cut(one.unit)) },
        ]
      : [{ text: figureWords(one, cut) }, { text: '–' }, { text: '–' }]),
    { text: resultWords(one, cut) },
  ];

/** What was reported of its outcome. */
export const brought = (telling: Telling): Section => {
  const { anlage, room } = telling;
  const shown = anlage.ergebnisse.slice(0, room.outcomes);
  const table = tableOf(
    {
      caption: 'Gemeldete Ergebnisse',
      columns: [
        { title: 'Wer', share: 24 },
        { title: 'Gemessen an', share: 22 },
        { title: 'Vorher', share: 13 },
        { title: 'Nachher', share: 13 },
        { title: 'Wie erhoben, Stand', share: 28 },
      ],
    },
    shown,
    resultCells(telling),
  );
  return section(
    'Was hat es gebracht?',
    anlage.ergebnisse.length === 0 ? text(words.NOTHING) : filled(table),
    further(anlage.ergebnisse.length, shown.length, telling),
  );
};
