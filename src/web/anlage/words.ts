import type { Anlage, Over, Spread, Use } from '../../../contracts/views/anlage.ts';
import type { Beleg } from '../../../contracts/views/parts.ts';
import { USED } from '../find/entry.ts';
import { unconfirmedWords } from '../parts/evidence.ts';
import { type Owner, ownerName } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { type DateValue, monthWords, onDate, sinceDate } from '../words/dates.ts';
import { counted, numberWords } from '../words/numbers.ts';
import { staatWords } from '../words/staat.ts';

/** Shortens what others have written, each text for itself: no figure and no date beside it is lost by that. */
export type Cut = (text: string) => string;

export const NOTHING = 'Dazu liegt keine Angabe vor.';

/** Whose something is, with how many live there. */
type Placed = Owner & { readonly einwohner?: number | undefined; readonly land?: string | undefined };

/** "31.500 Einw., Hessen": how large and where; empty where nobody knows. */
export const placeWords = ({ einwohner, land, kommune }: Placed): string => {
  const staat = (kommune as { readonly staat?: string } | undefined)?.staat;
  return [einwohner !== undefined && `${numberWords(einwohner)} Einw.`, land ?? (staat && staatWords(staat))]
    .filter(Boolean)
    .join(', ');
};

/** The same behind its name: "Gemeinde Moosgries (8.200 Einw., Hessen)". */
export const placedName = (owner: Placed, cut: Cut): string => {
  const [name, place] = [cut(ownerName(owner)), placeWords(owner)];
  return place === '' ? name : `${name} (${place})`;
};

interface Said {
  readonly stand?: DateValue | undefined;
  readonly lastWord?: DateValue | undefined;
  readonly belege?: readonly Beleg[] | undefined;
}

/** "Januar 2026, laut „…“; zuletzt bestätigt Oktober 2026": as of when something holds, and on what it rests. */
export const asOf = ({ stand, lastWord, belege = [] }: Said, cut: Cut): string => {
  const [first, ...others] = belege;
  const more = others.length > 0 ? ` und ${numberWords(others.length)} weiteren` : '';
  const sources = first === undefined ? '' : `„${cut(first.titel)}“${more}`;
  const when = stand === undefined ? 'nicht angegeben' : monthWords(stand);
  return [
    sources === '' ? when : `${when}, laut ${sources}`,
    lastWord !== undefined && `zuletzt bestätigt ${monthWords(lastWord)}`,
  ]
    .filter(Boolean)
    .join('; ');
};

/** Who says something, and as of when: "Stadt Auenried, Stand Januar 2026". */
export const saidBy = (said: Placed & Said, cut: Cut): string =>
  `${cut(ownerName(said))}, Stand ${asOf(said, cut)}`;

/** "9 nutzen das und haben es bestätigt; 3 beendet": the figures of rule 14, each on its own; those that are 0 left out. */
export const usageWords = ({ usage }: Pick<Anlage, 'usage'>): string =>
  [
    `${numberWords(usage.imBetrieb)} im Betrieb und bestätigt`,
    ...USED.filter(([name]) => usage[name] > 0).map(
      ([name, , words]) => `${numberWords(usage[name])} ${words}`,
    ),
    ...(usage.gemeinsam > 0 ? [`${numberWords(usage.gemeinsam)} mitgebaut`] : []),
  ].join('; ');

/** The number of rule 14 in a sentence. */
export const usageSentence = ({ usage: { imBetrieb } }: Pick<Anlage, 'usage'>): string =>
  imBetrieb === 0
    ? 'Noch keine andere Kommune hat in den letzten zwölf Monaten bestätigt, dass sie die Lösung nutzt.'
    : `${counted(imBetrieb, 'Kommune nutzt die Lösung und hat', 'Kommunen nutzen die Lösung und haben')} das in den letzten zwölf Monaten bestätigt.`;

/** Where somebody's use stands. */
export const useWords = (use: Use): string =>
  [
    wordOf('status', use.status),
    use.mitErgebnis && 'mit Ergebnis',
    use.gemeinsam && 'hat mitgebaut',
    use.unconfirmed && unconfirmedWords(use),
  ]
    .filter(Boolean)
    .join(', ');

export const sinceWords = (since: DateValue | undefined): string =>
  since === undefined ? 'nicht bekannt' : sinceDate(since).replace(/^seit /, '');

/** A text of others within a sentence: without the full stop at its end. */
const within = (text: string): string => text.trim().replace(/\.$/, '');

/** How a use ended, or why there was none. */
export const overWords = (over: Over, cut: Cut): string => {
  const when = over.since === undefined ? '' : ` ${onDate(over.since)}`;
  const { reason } = over;
  const isCode = over.status === 'nicht-weiterverfolgt';
  const why = [
    over.anlass && wordOf('anlass', over.anlass),
    reason && (isCode ? wordOf('reason', reason) : cut(within(reason))),
  ].filter(Boolean);
  return [
    `${wordOf('status', over.status)}${when}`,
    why.length > 0 && `weil: ${why.join('; ')}`,
    over.replacedBy && `nutzt nun: ${cut(within(over.replacedBy))}`,
    over.alternativen && `stattdessen: ${cut(over.alternativen.map(within).join(', '))}`,
  ]
    .filter(Boolean)
    .join(', ');
};

export const SPREADS: Readonly<Record<Spread['art'], string>> = {
  gesamt: 'Kosten',
  einmalig: 'Kosten, einmalig',
  jaehrlich: 'Kosten, jährlich',
  aufwand: 'Eigener Aufwand',
};

/** "4.000 bis 15.000 Euro". */
export const rangeWords = ({ von, bis, einheit }: Pick<Spread, 'von' | 'bis' | 'einheit'>): string =>
  `${von === bis ? numberWords(von) : `${numberWords(von)} bis ${numberWords(bis)}`} ${einheit}`;
