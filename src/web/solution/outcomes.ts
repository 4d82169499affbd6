import type { Outcome } from '../../../contracts/views/parts.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import { outsideLink, ownerLink, ownerName, solutionLink } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { dateWords } from '../words/dates.ts';
import { counted, numberWords } from '../words/numbers.ts';
import { startOfSentence } from '../words/organisation.ts';

type OutcomeItem = typeof Outcome._zod.output;

const WIDTH = 300;
const LEFT = 16;
const FIRST = 8;

const measure = (value: number, unit: string) => `${numberWords(value)} ${unit}`;

interface Figures {
  readonly before: number | null;
  readonly after: number;
  readonly unit: string;
}

const figuresOf = ({ before, after, unit }: OutcomeItem): Figures | undefined =>
  after === undefined || unit === undefined ? undefined : { before: before ?? null, after, unit };

/** Before and after on one axis that begins at 0; where before is not known, only after. */
const dumbbell = ({ before, after }: Figures): Markup => {
  const most = Math.max(before ?? 0, after, 0);
  const least = Math.min(before ?? 0, after, 0);
  const x = (value: number) =>
    Math.round(LEFT + ((value - least) / (most - least || 1)) * (WIDTH - 2 * LEFT));
  return html`<svg width="${WIDTH}" height="24" viewBox="0 0 ${WIDTH} 24" aria-hidden="true" focusable="false"><line class="mess-achse" x1="${x(0)}" y1="4" x2="${x(0)}" y2="20"/><line class="mess-achse" x1="${LEFT}" y1="12" x2="${WIDTH - LEFT}" y2="12"/>${
    before !== null &&
    html`<line class="mess-linie" x1="${x(before)}" y1="12" x2="${x(after)}" y2="12"/><circle class="mess-vor" cx="${x(before)}" cy="12" r="7"/>`
  }<circle class="mess-nach" cx="${x(after)}" cy="12" r="7"/></svg>`;
};

const valueWords = ({ before, after, unit }: Figures): Markup =>
  before === null
    ? html`<b>${measure(after, unit)}</b>, vorher nicht erhoben`
    : html`<b>${measure(after, unit)}</b> statt ${measure(before, unit)}`;

/** In figures with their drawing, or in words. */
const told = (item: OutcomeItem): Markup => {
  const figures = figuresOf(item);
  return figures
    ? html`<h3>${item.indicator}</h3><p class="wert">${valueWords(figures)}</p>${dumbbell(figures)}`
    : html`<h3>${startOfSentence(wordOf('richtung', item.richtung ?? ''))}</h3><p class="lk-text">${item.text}</p>`;
};

/** "Mit Beleg" is what a reader can look at; what has no address is named. Neither is a confirmation. */
const proof = ({ belege = [] }: OutcomeItem): Piece =>
  belege.map(({ titel, url, wortlaut }) => [
    url === undefined
      ? html` · gestützt auf: ${titel}`
      : [', ', outsideLink(url, titel === url ? 'mit Beleg' : `mit Beleg: ${titel}`)],
    wortlaut && html` („${wortlaut}“)`,
  ]);

const vorlagenWords = ({ vorlagen = [] }: OutcomeItem): Piece =>
  vorlagen.length > 0 &&
  html`<p class="lk-klein">Zusammengeführt aus: ${join(
    vorlagen.map(({ solutionId, title, ...owner }) => [
      solutionId && title ? [solutionLink(solutionId, title), ', '] : null,
      ownerLink(owner),
    ]),
    '; ',
  )}</p>`;

const outcome = (item: OutcomeItem): Markup => {
  const { method, period, stand, confirmed } = item;
  const how = [wordOf('method', method), period, stand && `Stand ${dateWords(stand)}`].filter(Boolean);
  return html`<li>${told(item)}<p class="lk-klein">${how.join(', ')} · ${ownerName(item)}, ${confirmed ? 'bestätigt' : 'noch von niemandem bestätigt'}${proof(item)}</p>${vorlagenWords(item)}</li>`;
};

/** An outcome in a line, where whose it is is named already. */
export const outcomeLine = (item: OutcomeItem): Markup => {
  const figures = figuresOf(item);
  const words = figures
    ? html`${item.indicator}: ${valueWords(figures)}`
    : html`${wordOf('richtung', item.richtung ?? '')}: ${item.text}`;
  const how = [wordOf('method', item.method), item.period, item.confirmed && 'bestätigt'].filter(Boolean);
  return html`${words} (${how.join(', ')}${proof(item)})`;
};

const LEGEND = html`<p class="lk-klein lk-zeichen"><svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false"><circle class="mess-vor" r="6"/></svg> vorher <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false"><circle class="mess-nach" r="6"/></svg> nachher. Jede Zahl gilt nur dort, wo sie gemeldet wurde.</p>`;

/** Outcomes, the first of so many. */
interface Told {
  readonly items: readonly OutcomeItem[];
  readonly total: number;
}

const list = ({ items, total }: Told): Piece => {
  const rest = items.slice(FIRST);
  const more = total - items.length;
  return html`<ul class="lk-messe lk-oben">${items.slice(0, FIRST).map(outcome)}</ul>${
    rest.length > 0 &&
    html`<details class="lk-mehr"><summary>${rest.length} weitere Ergebnisse</summary><ul class="lk-messe lk-oben">${rest.map(outcome)}</ul>${more > 0 && html`<p class="lk-klein">${counted(more, 'weiteres steht', 'weitere stehen')} auf den Seiten der Umsetzungen.</p>`}</details>`
  }`;
};

/**
 * "Was hat es gebracht?": every reported outcome, each for whom it names and for no other; apart from these, those of Umsetzungen that have
 * gone together from several solutions (`merged`).
 */
export const whatItBrought = (outcomes: Told, merged: Told): Piece => {
  const all = [...outcomes.items, ...merged.items];
  if (all.length === 0) return null;
  return html`<section aria-labelledby="gebracht"><h2 id="gebracht">Was hat es gebracht?</h2>${all.some(figuresOf) && LEGEND}${outcomes.items.length > 0 && list(outcomes)}${
    merged.items.length > 0 &&
    html`<h3 class="lk-oben">Wo mehrere Lösungen zusammengeführt wurden</h3><p class="lk-klein">Keiner davon allein zuzuschreiben, darum hier nicht mitgezählt.</p>${list(merged)}`
  }</section>`;
};
