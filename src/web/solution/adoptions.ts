import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { evidenceWords, unconfirmedWords } from '../parts/evidence.ts';
import { lightIcon, lightOf } from '../parts/light.ts';
import { ownerLink } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { onDate, sinceDate } from '../words/dates.ts';
import { counted } from '../words/numbers.ts';
import { begunWords, organisationPhrase } from './phrases.ts';

/** The changes of an adoption, each with its reason where one was given. */
export const changeList = (changes: AdoptionItem['changes']): Piece =>
  changes.length > 0 &&
  html`<ul>${changes.map(({ what, why }) => html`<li>${what}${why && html` <span class="lk-klein">(${why})</span>`}</li>`)}</ul>`;

const listed = (...words: readonly (string | undefined)[]): string => words.filter(Boolean).join(', ');

/** Where an adoption stands, in words; of one that is over also since when, why, and what came instead. */
export const standing = (item: AdoptionItem): string => {
  const { reason, anlass, replacedBy, alternativen, statusSince } = item;
  if (item.status === 'nicht-weiterverfolgt')
    return listed(
      'nicht weiterverfolgt',
      reason && `weil: ${wordOf('reason', reason)}`,
      statusSince && sinceDate(statusSince),
      alternativen && `stattdessen: ${alternativen.join(', ')}`,
    );
  if (item.status === 'beendet')
    return listed(
      statusSince === undefined ? 'beendet' : `beendet ${onDate(statusSince)}`,
      anlass && wordOf('anlass', anlass),
      replacedBy && `nutzt nun: ${replacedBy}`,
    );
  if (item.unconfirmed) return unconfirmedWords(item);
  return wordOf('status', item.status);
};

const details = (item: AdoptionItem): string =>
  [
    item.relation && wordOf('relation', item.relation),
    item.what && wordOf('what', item.what),
    item.module?.length ? `nur: ${item.module.join(', ')}` : undefined,
    item.sourceWithdrawn ? 'Vorlage zurückgezogen' : undefined,
  ]
    .filter(Boolean)
    .join(' · ');

/** As of when, and on what it rests, as a small line. */
const evidence = (item: AdoptionItem): Piece => {
  const words = evidenceWords(item);
  return words && html`<p class="lk-klein">${words}</p>`;
};

const adopted = (item: AdoptionItem): Markup => {
  const kind = lightOf({ ...item, mitErgebnis: item.outcomes.length > 0 });
  const when = item.adoptedOn === undefined ? '' : `, ${onDate(item.adoptedOn)}`;
  const about = item.solutionId
    ? html` · <a href="/loesungen/${item.solutionId}">Umsetzung ansehen</a>`
    : null;
  return html`<li id="u-${item.adoptionId}">${lightIcon(kind)}<div>${ownerLink(item)}: ${standing(item)}<span class="wann">${begunWords(item)} ${organisationPhrase(item.sources)}${when}${details(item) && ` · ${details(item)}`}${about}</span>${evidence(item)}${item.note && html`<p class="lk-klein">${item.note}</p>`}${changeList(item.changes)}</div></li>`;
};

/** So many adoptions stand open; more of them are opened by whoever wants to read them. */
const OPEN = 8;

/** Every adoption with from whom, when and with which changes. */
export const allAdoptions = (items: readonly AdoptionItem[]): Piece =>
  items.length > 0 &&
  html`<section aria-labelledby="uebernahmen"><h2 id="uebernahmen">Alle Übernahmen</h2><details class="lk-mehr"${items.length <= OPEN && html` open`}><summary>${counted(items.length, 'Übernahme', 'Übernahmen')} mit Datum, Vorlage und Änderungen</summary><ul class="lk-neu lk-feld lk-hell">${items.map(adopted)}</ul></details></section>`;

const FIRST = 6;

/** "Was andere geändert haben": the changes, newest adoption first. */
export const whatOthersChanged = (items: readonly AdoptionItem[]): Piece => {
  const changed = items
    .filter(({ changes, relation }) => changes.length > 0 && relation !== 'angeregt')
    .reverse();
  if (changed.length === 0) return null;
  return html`<section aria-labelledby="geaendert"><h2 id="geaendert">Was andere geändert haben</h2><ul class="lk-liste">${changed
    .slice(0, FIRST)
    .map(
      (item) => html`<li><b>${ownerLink(item)}:</b> ${item.changes.map(({ what }) => what).join('; ')}</li>`,
    )}</ul>${changed.length > FIRST && html`<p><a href="#uebernahmen">${changed.length - FIRST} weitere mit Änderungen</a></p>`}</section>`;
};
