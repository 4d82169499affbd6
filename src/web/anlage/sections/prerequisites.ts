import { wordOf } from '../../words/codes.ts';
import { type DateValue, dateWords } from '../../words/dates.ts';
import type { Section } from '../paper.ts';
import { facts, filled, further, listOf, note, section, type Telling, text } from '../telling.ts';
import * as words from '../words.ts';

/** What has to be there before. */
export const needed = ({ anlage, clip, room }: Telling): Section => {
  const cut = (value: string | undefined) => value && clip(value, room.cell * 2);
  const names = (all: readonly string[] = []) => (all.length === 0 ? undefined : cut(all.join(', ')));
  return section(
    'Was dafür nötig ist',
    facts('Was dafür nötig ist', [
      ['Vorher zu regeln', cut(anlage.voraussetzungen) ?? words.NOTHING],
      ['Betrieb', anlage.betrieb ? wordOf('betrieb', anlage.betrieb) : words.NOTHING],
      ['Beschafft durch', cut(anlage.beschafftDurch) ?? words.NOTHING],
      ['Fachverfahren', cut(anlage.fachverfahren)],
      ['Enthält', names(anlage.enthaelt?.map(({ title }) => title))],
      ['Module', names(anlage.module)],
      ['Lizenz', cut(anlage.lizenz)],
    ]),
  );
};

/** What publications say, which counts nowhere. */
export const published = (telling: Telling): Section | undefined => {
  const { anlage, cut, room } = telling;
  if (anlage.references.length === 0) return undefined;
  const shown = listOf(
    anlage.references,
    room.references,
    ({ statement, source, asOf, strittig }) =>
      `${cut(statement)} (${cut(source.title)}, Stand ${asOf === undefined ? 'nicht angegeben' : dateWords(asOf as DateValue)}${strittig.length > 0 ? '; strittig' : ''})`,
  );
  return section(
    'Was Veröffentlichungen berichten',
    filled(shown),
    note('Redaktionell erfasst, von den Genannten nicht bestätigt, nirgends mitgezählt.'),
    further(anlage.references.length, shown.items.length, telling),
  );
};

/** The office that answers questions. */
export const whomToAsk = ({ anlage, cut }: Telling): Section => {
  const { kontakt } = anlage;
  const reach =
    kontakt && [kontakt.postfach, kontakt.telefon && `Telefon ${kontakt.telefon}`].filter(Boolean).join(', ');
  return section(
    'Wen man fragen kann',
    text(
      kontakt
        ? `${words.placedName(anlage, cut)}, ${cut(kontakt.stelle)}: ${reach}`
        : `${words.placedName(anlage, cut)}: ${words.NOTHING}`,
    ),
  );
};
