import type { ReferenceItem } from '../../../contracts/views/catalogue.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import { outsideLink, ownerLink } from '../parts/links.ts';
import { type DateValue, dateWords } from '../words/dates.ts';

type Reference = typeof ReferenceItem._zod.output;

const sourceLink = ({ source }: Reference): Piece =>
  source.url === undefined ? source.title : outsideLink(source.url, source.title);

const contradictions = ({ strittigMit }: Reference): Markup[] =>
  strittigMit.map(
    (id, index) =>
      html`<a href="/loesungen/${id}">${strittigMit.length === 1 ? 'zur anderen Angabe' : `Angabe ${index + 1}`}</a>`,
  );

/** What a publication says: the claim in short, its source, its date, and whether others contradict it. */
export const referenceClaim = (item: Reference): Markup =>
  html`<blockquote class="lk-quelle"><p>${item.statement}</p><p>Quelle: ${sourceLink(item)} · Stand der Angabe: ${dateWords(item.asOf as DateValue)} · erfasst durch ${ownerLink({ verbund: item.recordedBy })}</p></blockquote>${
    item.strittigMit.length > 0 &&
    html`<p class="lk-hinweis"><b>Strittig:</b> ${item.strittigMit.length === 1 ? 'Eine andere Quelle sagt' : 'Andere Quellen sagen'} etwas anderes: ${join(contradictions(item), ', ')}. Gezählt wird nichts davon, bis die Kommune sich äußert.</p>`
  }`;

/** What publications say of others who took it over. */
export const references = (items: readonly Reference[]): Piece =>
  items.length > 0 &&
  html`<section aria-labelledby="hinweise"><h2 id="hinweise">Was Veröffentlichungen berichten</h2><p class="lk-klein">Redaktionell erfasst, von den Kommunen nicht bestätigt, nirgends mitgezählt.</p><ul class="lk-liste lk-oben">${items.map(
    (item) =>
      html`<li><a href="/loesungen/${item.referenceId}">${item.title}</a>, ${ownerLink({ kommune: item.kommune })}${referenceClaim(item)}</li>`,
  )}</ul></section>`;
