import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import { explain, must, mustWhere, type Saying, wordsOf } from '../explain.ts';
import type { Element } from '../html.ts';
import { mustName } from '../names.ts';
import { german } from '../numbers.ts';
import { outside } from '../sayings/adoption.ts';
import { BETRIEB, word } from '../words.ts';

type Shown = (title: string, ...said: readonly Saying[]) => readonly Saying[];
const shown: Shown = (title, ...said) => [must(title), ...said];

const facts = (detail: SolutionDetail): readonly Saying[] => {
  const {
    kosten,
    betrieb,
    ursprungAussen,
    eingeladen = [],
    module = [],
    enthaelt = [],
    bausteinVon = [],
    links = [],
  } = detail;
  return [
    ...mustWhere(kosten, ({ von, bis, einheit }) =>
      shown('Kosten', must(`${german(von)} bis ${german(bis)} ${einheit}`)),
    ),
    ...mustWhere(betrieb, (code) => shown('Betrieb', must(word(BETRIEB, code)))),
    ...mustWhere(detail.voraussetzungen, (text) => shown('Voraussetzung', must(text))),
    ...mustWhere(detail.fachverfahren, (text) => shown('Fachverfahren', must(text))),
    ...mustWhere(detail.beschafftDurch, (text) => shown('Beschafft durch', must(text))),
    ...(module.length > 0 ? shown('Bausteine zum Auswählen', must(module.join(', '))) : []),
    ...(enthaelt.length > 0 ? shown('Enthält', ...enthaelt.map(({ title }) => must(title))) : []),
    ...(bausteinVon.length > 0 ? shown('Baustein von', ...bausteinVon.map(({ title }) => must(title))) : []),
    ...(eingeladen.length > 0
      ? shown(
          'Zum gemeinsamen Tragen eingeladen',
          ...eingeladen.map((kommune) => mustName({ kommune })),
          must('(noch nicht bestätigt)'),
        )
      : []),
    ...mustWhere(ursprungAussen, (origin) => shown('Herkunft', ...outside(origin))),
    ...mustWhere(detail.lizenz, (text) => shown('Lizenz', must(text))),
    ...mustWhere(detail.leika, (text) => shown('Leistungsschlüssel (LeiKa)', must(text))),
    ...(links.length > 0 ? shown('Mehr dazu', ...links.map((link) => must(new URL(link).hostname))) : []),
  ];
};

/** "Was man braucht" */
export const needsCheck =
  (detail: SolutionDetail) =>
  (section: Element): string[] =>
    explain(wordsOf(section), [
      must('Was man braucht'),
      ...facts(detail),
      must('Keine Produktempfehlung, ersetzt kein Vergabeverfahren'),
    ]);

/** "Was wird für wen besser?" */
export const betterCheck =
  ({ wertversprechen, zielgruppe, nutzennachweis }: SolutionDetail) =>
  (section: Element): string[] =>
    explain(wordsOf(section), [
      must('Was wird für wen besser?'),
      ...mustWhere(wertversprechen, must),
      ...mustWhere(zielgruppe, (text) => [must('Für:'), must(text)]),
      ...mustWhere(nutzennachweis, (text) => [must('Woran messen wir das?'), must(text)]),
    ]);
