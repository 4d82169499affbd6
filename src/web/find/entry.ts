import type { FoundItem, SolutionItem } from '../../../contracts/views/catalogue.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { type LightKind, lightIcon } from '../parts/light.ts';
import { ownerLink } from '../parts/links.ts';
import { visibilityWords } from '../parts/visibility.ts';
import { wordOf } from '../words/codes.ts';
import { monthOfMoment, monthWords } from '../words/dates.ts';
import { counted } from '../words/numbers.ts';
import { startOfSentence } from '../words/organisation.ts';

/** What else is told of who uses it, each figure of rule 14 with its light and its words. */
export const USED: readonly (readonly [keyof SolutionItem['usage'], LightKind, string])[] = [
  ['unbestaetigt', 'unbestaetigt', 'nicht bestätigt'],
  ['inEinfuehrung', 'einfuehrung', 'in Einführung'],
  ['inErprobung', 'erprobung', 'in Erprobung'],
  ['inEntwicklung', 'einfuehrung', 'in Entwicklung'],
  ['geplant', 'geplant', 'geplant'],
  ['inPruefung', 'geplant', 'in Prüfung'],
  ['interesse', 'geplant', 'Interesse'],
  ['beendet', 'beendet', 'beendet'],
  ['nichtWeiterverfolgt', 'aufgegeben', 'nicht weiterverfolgt'],
  ['andereStellen', 'betrieb', 'bei anderen Stellen'],
  ['mittelbar', 'betrieb', 'mittelbar'],
  ['lautQuellen', 'angabe', 'laut Veröffentlichungen'],
];

const inUse = ({ usage, mitErgebnis }: SolutionItem): Piece => {
  if (usage.imBetrieb === 0) return null;
  const words = `${counted(usage.imBetrieb, 'Kommune nutzt', 'Kommunen nutzen')} das`;
  return html`<li>${lightIcon(mitErgebnis ? 'hell' : 'betrieb')}${words}${mitErgebnis && ', mit Ergebnis'}</li>`;
};

const usage = (item: SolutionItem): Piece => {
  const others = USED.filter(([name]) => item.usage[name] > 0);
  if (item.usage.imBetrieb === 0 && others.length === 0)
    return html`<p class="lk-klein lk-oben">Noch von keiner anderen Kommune übernommen.</p>`;
  return html`<ul class="lage lk-hell">${inUse(item)}${others.map(
    ([name, kind, words]) => html`<li>${lightIcon(kind)}${item.usage[name]} ${words}</li>`,
  )}</ul>`;
};

/** The marks of an entry: whether it is a claim of others, withdrawn, bewährt. */
export const marksOf = ({
  entry,
  withdrawn,
  bewaehrt,
  art,
  gestaltungsfelder,
  sichtbarkeit,
}: SolutionItem): Piece => {
  const isForFewer = visibilityWords({ sichtbarkeit });
  return html`<ul class="lk-merk">${entry === 'verweis' && html`<li class="lk-tag warn">Redaktionell erfasst, von der Kommune nicht bestätigt</li>`}${withdrawn && html`<li class="lk-tag warn">Zurückgezogen</li>`}${isForFewer && html`<li class="lk-tag">${isForFewer}</li>`}${bewaehrt && html`<li class="lk-tag gut">Bewährt</li>`}${art && html`<li class="lk-tag">${wordOf('art', art)}</li>`}${gestaltungsfelder.map((field) => html`<li class="lk-tag">${field}</li>`)}</ul>`;
};

/** Whose it is, where, and since when it stands here. */
export const whence = (item: SolutionItem): Markup => {
  const asOf = item.reference?.asOf;
  const claimed =
    asOf === undefined ? 'Stand der Angabe: nicht bekannt' : `Stand der Angabe: ${monthWords(asOf)}`;
  const since = item.reference ? claimed : `vorgestellt im ${monthOfMoment(item.sharedAt)}`;
  return html`${ownerLink(item)}${item.land && `, ${item.land}`} · ${since}`;
};

/** Why it was found, where words were given. */
const reason = ({ why = [] }: FoundItem): Piece =>
  why.length > 0 && html`<p class="lk-klein lk-oben">${startOfSentence(why.join('; '))}</p>`;

/** An entry of "Lösungen finden"; `more` stands below it. */
export const foundEntry = (item: FoundItem, more: Piece = null): Markup =>
  html`<li><h2><a href="/loesungen/${item.solutionId}">${item.title}</a></h2><p class="wer">${whence(item)}</p><p class="kurz">${item.summary}</p>${reason(item)}${item.entry === 'loesung' && usage(item)}${marksOf(item)}${more}</li>`;
