import type { ReferenceItem } from '../../../contracts/views/catalogue.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import { outsideLink, ownerLink, ownerLinkAfter, solutionLink } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { type DateValue, dateWords, sinceDate } from '../words/dates.ts';
import { numberWords } from '../words/numbers.ts';
import { disputeWords } from './disputes.ts';

type Reference = typeof ReferenceItem._zod.output;

const asOfWords = ({ asOf }: Reference): string =>
  asOf === undefined ? 'nicht bekannt' : dateWords(asOf as DateValue);

const sourceLink = ({ source }: Reference): Piece =>
  source.url === undefined ? source.title : outsideLink(source.url, source.title);

/** The one fact in words: "hat es übernommen von …, seit 2021"; nothing where the statement alone says it. */
const factWords = (item: Reference): Piece => {
  const { fact, status, since, anzahl, adoptedFrom } = item;
  const values = [
    anzahl !== undefined && `: ${numberWords(anzahl)}`,
    adoptedFrom && [
      ' ',
      ownerLinkAfter('von', adoptedFrom),
      ': ',
      solutionLink(adoptedFrom.solutionId, adoptedFrom.title),
    ],
    status && `, ${wordOf('status', status)}`,
    since && `, ${sinceDate(since as DateValue)}`,
  ].filter(Boolean);
  if (values.length === 0 && item.solutionId === undefined) return null;
  return html`<p><b>${wordOf('fact', fact)}</b>${values}</p>`;
};

/** What a publication says: its fact, the claim in short, its source, its date, and whether others contradict it. */
export const referenceClaim = (item: Reference): Markup =>
  html`<blockquote class="lk-quelle">${factWords(item)}<p>${item.statement}</p><p>Quelle: ${sourceLink(item)} · Stand der Angabe: ${asOfWords(item)} · erfasst durch ${ownerLink({ verbund: item.recordedBy })}</p></blockquote>${
    item.strittig.length > 0 &&
    html`<p class="lk-hinweis"><b>Strittig:</b> Dem widerspricht ein anderer Eintrag: ${disputeWords(item.strittig)}. Gezählt wird nichts davon, bis die Stelle selbst sich äußert.</p>`
  }`;

/** Equal statements stand once, with the other sources that say the same. */
const once = (items: readonly Reference[]): readonly (readonly [Reference, readonly Reference[]])[] => {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    if (seen.has(item.referenceId)) return [];
    const others = items.filter(({ referenceId }) => item.einigMit.includes(referenceId));
    for (const { referenceId } of others) seen.add(referenceId);
    return [[item, others] as const];
  });
};

const agreement = (others: readonly Reference[]): Piece =>
  others.length > 0 &&
  html`<p class="lk-klein">Dasselbe sagt auch: ${join(
    others.map((other) => [
      html`<a href="/loesungen/${other.referenceId}">${other.source.title}</a>`,
      ` (Stand: ${asOfWords(other)})`,
    ]),
    ', ',
  )}</p>`;

/** What publications say, each statement once, after the words in which each is named. */
export const claimList = (items: readonly Reference[], nameOf: (item: Reference) => Piece): Markup =>
  html`<ul class="lk-liste lk-oben">${once(items).map(
    ([item, others]) => html`<li>${nameOf(item)}${referenceClaim(item)}${agreement(others)}</li>`,
  )}</ul>`;

/** A claim as a link to its page. */
export const claimLink = ({ referenceId, title }: Reference): Markup =>
  html`<a href="/loesungen/${referenceId}">${title}</a>`;

/** What publications say of a solution, and of others who took it over. */
export const references = (items: readonly Reference[]): Piece =>
  items.length > 0 &&
  html`<section aria-labelledby="hinweise"><h2 id="hinweise">Was Veröffentlichungen berichten</h2><p class="lk-klein">Redaktionell erfasst, von den Genannten nicht bestätigt, nirgends mitgezählt.</p>${claimList(
    items,
    (item) => [item.solutionId === undefined && [claimLink(item), ', '], ownerLink(item)],
  )}</section>`;
