import { isLink } from '../../../contracts/fields/links.ts';
import type { Outcome } from '../../../contracts/views/parts.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { outsideLink, ownerName } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { numberWords } from '../words/numbers.ts';

type OutcomeItem = typeof Outcome._zod.output;

const WIDTH = 300;
const LEFT = 16;
const FIRST = 8;

const measure = (value: number, unit: string) => `${numberWords(value)} ${unit}`;

/** Before and after on one axis that begins at 0; where before is not known, only after. */
const dumbbell = ({ before, after }: OutcomeItem): Markup => {
  const most = Math.max(before ?? 0, after, 0);
  const least = Math.min(before ?? 0, after, 0);
  const x = (value: number) =>
    Math.round(LEFT + ((value - least) / (most - least || 1)) * (WIDTH - 2 * LEFT));
  return html`<svg width="${WIDTH}" height="24" viewBox="0 0 ${WIDTH} 24" aria-hidden="true" focusable="false"><line class="mess-achse" x1="${x(0)}" y1="4" x2="${x(0)}" y2="20"/><line class="mess-achse" x1="${LEFT}" y1="12" x2="${WIDTH - LEFT}" y2="12"/>${
    before !== null &&
    html`<line class="mess-linie" x1="${x(before)}" y1="12" x2="${x(after)}" y2="12"/><circle class="mess-vor" cx="${x(before)}" cy="12" r="7"/>`
  }<circle class="mess-nach" cx="${x(after)}" cy="12" r="7"/></svg>`;
};

const valueWords = ({ before, after, unit }: OutcomeItem): Markup =>
  before === null
    ? html`<b>${measure(after, unit)}</b>, vorher nicht erhoben`
    : html`<b>${measure(after, unit)}</b> statt ${measure(before, unit)}`;

/** A Beleg is what a reader can look at; anything else is told by whoever reported. Neither is a confirmation. */
const linked = (url: string, words: string): Piece => [', ', outsideLink(url, words)];

const proof = ({ evidence, belege = [] }: OutcomeItem): Piece => [
  evidence && (isLink(evidence) ? linked(evidence, 'mit Beleg') : html` · nach eigener Angabe: ${evidence}`),
  ...belege.map(({ titel, url }) => (url ? linked(url, `mit Beleg: ${titel}`) : html` · laut ${titel}`)),
];

const outcome = (item: OutcomeItem): Markup => {
  const { indicator, method, period, confirmed } = item;
  return html`<li><h3>${indicator}</h3><p class="wert">${valueWords(item)}</p>${dumbbell(item)}<p class="lk-klein">${wordOf('method', method)}, ${period} · ${ownerName(item)}, ${confirmed ? 'bestätigt' : 'noch von niemandem bestätigt'}${proof(item)}</p></li>`;
};

/** An outcome in a line, where its Kommune is named already. */
export const outcomeLine = (item: OutcomeItem): Markup =>
  html`${item.indicator}: ${valueWords(item)} (${wordOf('method', item.method)}, ${item.period}${item.confirmed && ', bestätigt'}${proof(item)})`;

/** "Was hat es gebracht?": every reported outcome, each for the Kommune that it names and for no other. */
export const whatItBrought = (outcomes: readonly OutcomeItem[]): Piece => {
  if (outcomes.length === 0) return null;
  const shown = outcomes.slice(0, FIRST);
  const rest = outcomes.slice(FIRST);
  return html`<section aria-labelledby="gebracht"><h2 id="gebracht">Was hat es gebracht?</h2><p class="lk-klein lk-zeichen"><svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false"><circle class="mess-vor" r="6"/></svg> vorher <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false"><circle class="mess-nach" r="6"/></svg> nachher. Jede Zahl gilt nur dort, wo sie gemeldet wurde.</p><ul class="lk-messe lk-oben">${shown.map(outcome)}</ul>${
    rest.length > 0 &&
    html`<details class="lk-mehr"><summary>${rest.length} weitere Ergebnisse</summary><ul class="lk-messe lk-oben">${rest.map(outcome)}</ul></details>`
  }</section>`;
};
