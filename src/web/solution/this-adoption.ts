import type { AdoptionItem, SourceRef } from '../../../contracts/views/parts.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import { evidenceWords } from '../parts/evidence.ts';
import { ownerLink, solutionLink } from '../parts/links.ts';
import { visibilityWords } from '../parts/visibility.ts';
import { wordOf } from '../words/codes.ts';
import { onDate } from '../words/dates.ts';
import { behalfWords, changeList, outsideWords } from './adoption-words.ts';
import { particularsOf } from './particulars.ts';
import { standing, standingSince } from './standing.ts';

const ownLink = ({ solutionId, title, version }: SourceRef): Piece =>
  solutionId !== null && title !== undefined && [solutionLink(solutionId, title), `, Fassung ${version}`];

const factsOf = (item: AdoptionItem): readonly (readonly [string, Piece])[] =>
  [
    ['Wie übernommen?', item.relation && wordOf('relation', item.relation)] as const,
    ['Was wurde übernommen?', item.what && wordOf('what', item.what)] as const,
    ['Module', item.module?.join(', ')] as const,
    ['Eigenes Projekt', item.eigenes && ownLink(item.eigenes)] as const,
    ['Ursprung außerhalb', item.ursprungAussen && outsideWords(item.ursprungAussen)] as const,
    ...particularsOf(item),
    ['Stattdessen', item.alternativen?.join(', ')] as const,
    ['Angaben', evidenceWords(item)] as const,
    ['Eingetragen', behalfWords(item)?.replace('eingetragen ', '')] as const,
    ['Sichtbar', visibilityWords(item)] as const,
  ].filter(([, value]) => Boolean(value));

const whence = ({ gemeinsam, solutionId }: AdoptionItem): string => {
  if (gemeinsam) return 'Gemeinsam gebaut mit';
  return solutionId === undefined ? 'Vorlage' : 'Übernommen von';
};

/** How it came to stand where it stands: each state with since when, as of when, and on what it rests. */
const course = ({ verlauf = [] }: AdoptionItem): Piece =>
  verlauf.length > 0 &&
  html`<h3 class="lk-oben">Verlauf</h3><ul class="lk-liste">${verlauf.map((point) => {
    const evidence = evidenceWords(point);
    return html`<li>${wordOf('status', point.status)}${point.since && `, ${onDate(point.since)}`}${evidence && html` <span class="lk-klein">(${evidence})</span>`}</li>`;
  })}</ul>`;

/** Where it stands and since when; also of a use that nobody has confirmed, whose beginning is not known. */
const standsNow = (item: AdoptionItem): string =>
  item.unconfirmed && item.statusSince === undefined && item.adoptedOn === undefined
    ? `${wordOf('status', item.status)}, ${standing(item)}`
    : standingSince(item);

/** What this Umsetzung is: from which Vorlage, how it stands, what was changed. */
export const thisAdoption = (item: AdoptionItem): Markup => {
  const sources = item.sources.map(({ solutionId, title, version, ...owner }) => [
    solutionId && title ? [solutionLink(solutionId, title), `, Fassung ${version}, `] : null,
    ownerLink(owner),
  ]);
  return html`<section aria-labelledby="umsetzung"><h2 id="umsetzung">Diese Umsetzung</h2><dl class="lk-dl">${sources.length > 0 && html`<dt>${whence(item)}</dt><dd>${join(sources, ', ')}</dd>`}${item.adoptedOn && html`<dt>${item.gemeinsam ? 'Im Einsatz' : 'Übernommen'}</dt><dd>${onDate(item.adoptedOn)}</dd>`}<dt>Stand</dt><dd>${standsNow(item)}</dd>${factsOf(item).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>${
    item.changes.length > 0 &&
    html`<h3 class="lk-oben">Was geändert wurde</h3><div class="lk-text">${changeList(item.changes)}</div>`
  }${course(item)}${item.note && html`<p class="lk-oben">${item.note}</p>`}</section>`;
};
