import type { SolutionItem } from '../../../contracts/views/catalogue.ts';
import { explain, must, type Saying, wordsBeside, wordsOf } from '../explain.ts';
import { type Element, elementsOf, findAll, hasClass, isTag } from '../html.ts';
import { counted, german } from '../numbers.ts';
import { assigned } from '../rows.ts';
import { marks, whence } from './head.ts';

type Usage = SolutionItem['usage'];

const BESIDE: readonly (readonly [keyof Usage, string])[] = [
  ['unbestaetigt', 'nicht bestätigt'],
  ['inEinfuehrung', 'in Einführung'],
  ['inErprobung', 'in Erprobung'],
  ['inEntwicklung', 'in Entwicklung'],
  ['geplant', 'geplant'],
  ['inPruefung', 'in Prüfung'],
  ['interesse', 'Interesse'],
  ['beendet', 'beendet'],
  ['nichtWeiterverfolgt', 'nicht weiterverfolgt'],
  ['andereStellen', 'bei anderen Stellen'],
  ['mittelbar', 'mittelbar'],
  ['lautQuellen', 'laut Veröffentlichungen'],
];

/** The figures of an entry; solution-page.ts counts each of them again. */
const figures = ({ usage, mitErgebnis }: SolutionItem): readonly Saying[] => {
  const beside = BESIDE.filter(([name]) => usage[name] > 0);
  const { imBetrieb } = usage;
  if (imBetrieb === 0 && beside.length === 0) return [must('Noch von keiner anderen Kommune übernommen')];
  const using = `${counted(imBetrieb, 'Kommune nutzt', 'Kommunen nutzen')} das${mitErgebnis ? ', mit Ergebnis' : ''}`;
  return [
    ...(imBetrieb > 0 ? [must(using)] : []),
    ...beside.map(([name, said]) => must(`${german(usage[name])} ${said}`)),
  ];
};

const entry = (item: SolutionItem): readonly Saying[] => [
  must(item.title),
  ...(item.summary === '' ? [] : [must(item.summary)]),
  ...whence(item),
  ...(item.entry === 'loesung' ? figures(item) : []),
  ...marks(item),
  ...(item.bewaehrt ? [must('Bewährt')] : []),
];

/** "Was sie vorstellt": each solution as the catalogue tells it. */
export const entriesCheck =
  (items: readonly SolutionItem[]) =>
  (section: Element): string[] => {
    const lists = findAll(section, (one) => hasClass(one, 'lk-ergebnis'));
    const rows = lists.flatMap((list) => elementsOf(list).filter(isTag('li')));
    const beside = wordsBeside(section, (one) => hasClass(one, 'lk-ergebnis'));
    return [
      ...explain(beside, [must('Was sie vorstellt')]),
      ...assigned(rows, items, (row, item) => explain(wordsOf(row), entry(item))),
    ];
  };
