import { verbund as kind } from '../../../contracts/fields/kinds/verbund.ts';
import { getVerbund, type VerbundDetail } from '../../../contracts/views/verbund.ts';
import { foundEntry } from '../find/entry.ts';
import { followThing } from '../follow/follow.ts';
import { html, type Piece } from '../markup.ts';
import type { PageDefinition } from '../page.ts';
import { whomToAsk } from '../parts/kontakt.ts';
import { ownerLink } from '../parts/links.ts';
import { liveLine } from '../parts/live-line.ts';
import { ownEntries } from '../parts/own-entries.ts';
import { PORTION } from '../parts/portion.ts';
import { claimLink, claimList } from '../solution/references.ts';
import { type TakenTitles, takenOver } from '../solution/taken-over.ts';
import { wordOf } from '../words/codes.ts';
import { counted } from '../words/numbers.ts';

type Kommunen = VerbundDetail['interessierte'];

const kommunen = (title: string, all: Kommunen): Piece =>
  all.length > 0 &&
  html`<h3 class="lk-oben">${title}</h3><ul class="lk-liste">${all.map(({ kommuneId, name }) => html`<li>${ownerLink({ kommune: { kommuneId, name } })}</li>`)}</ul>`;

const members = ({ members: all, beitritt, ...others }: VerbundDetail): Piece =>
  html`<section class="lk-flaeche" aria-labelledby="mitglieder"><h2 id="mitglieder">${counted(all.length, 'Mitglied', 'Mitglieder')}</h2><ul class="lk-liste">${all.map(({ since, ...kommune }) => html`<li>${ownerLink({ kommune })} <span class="lk-klein">seit ${since.slice(0, 4)}</span></li>`)}</ul>${kommunen('Beitritt angefragt, noch nicht beantwortet', others.angefragt)}${kommunen('Als Mitglied angegeben, von der Kommune noch nicht bestätigt', others.angegeben)}${kommunen('Interesse bekundet', others.interessierte)}${kommunen('Interesse bekundet, nicht beantwortet', others.nichtBeantwortet)}${
    beitritt === 'offen' &&
    html`<p class="lk-klein lk-oben">Der Beitritt ist offen. Wer beitritt, sieht, was ab dann für die Mitglieder eingetragen wird.</p>`
  }</section>`;

const TITLES: TakenTitles = {
  nutzt: 'Was von anderen genutzt wird',
  plant: 'Was geplant ist oder geprüft wird',
  beendet: 'Was nicht mehr genutzt wird',
  abgelehnt: 'Was angesehen und nicht weiterverfolgt wurde',
};

/** What it has recorded of others, and what publications say of itself. */
const claims = (id: string, title: string, all: VerbundDetail['verweise'], withOwner: boolean): Piece =>
  all.length > 0 &&
  html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${claimList(all, (item) => [claimLink(item), withOwner && [', ', ownerLink(item)]])}</section>`;

/** So many of its solutions stand on its page; all of them in the list that is narrowed to it. */
const LISTED = 30;

/** "Zusammenschluss": its members, and what it and they share. */
export const verbund: PageDefinition = {
  path: '/zusammenschluesse/:id',
  params: ['atLeast', PORTION],
  make: async ({ ask, id, params: given, organisation }) => {
    const params = { atLeast: given.atLeast };
    const detail = await ask(getVerbund, { verbundId: id }, params);
    const { loesungen, uebernahmen, verweise, verweiseUeber } = detail;
    const nothing = [loesungen, uebernahmen, verweise, verweiseUeber].every((all) => all.length === 0);
    return {
      title: detail.name,
      description: `${detail.name}: wer Mitglied ist, was dort geteilt und genutzt wird, und wen man fragen kann.`,
      section: '/zusammenschluesse',
      follow: followThing(kind, id, 'von diesem Zusammenschluss und seinen Mitgliedern'),
      live: true,
      trail: [{ label: 'Zusammenschlüsse', href: '/zusammenschluesse' }, { label: detail.name }],
      body: html`<span class="lk-dach">${[wordOf('verbundKind', detail.kind), detail.land].filter(Boolean).join(' · ')}</span><h1>${detail.name}</h1>${organisation === `verbund-${id}` && ownEntries()}${liveLine(`verbund:${id}`, detail.position)}<p><a href="/zusammenschluesse/${id}/arbeitsplatz">Arbeitsplatz: welches Mitglied was nutzt</a>${organisation === `verbund-${id}` && html` · <a href="/zusammenschluesse/${id}/nachrichten">Nachrichten am Montag</a>`}</p>
<div class="lk-spalten"><div class="lk-stapel">${loesungen.length > 0 && html`<section aria-labelledby="teilt"><h2 id="teilt">Was hier geteilt wird</h2><ul class="lk-ergebnis">${loesungen.slice(0, LISTED).map((item) => foundEntry(item))}</ul>${loesungen.length > LISTED && html`<p class="lk-weiter"><a class="lk-btn" href="/loesungen?verbund=${id}">Alle ${loesungen.length} Lösungen ansehen</a></p>`}</section>`}${takenOver(uebernahmen, TITLES, { path: `/zusammenschluesse/${id}`, params: given })}${claims(
        'berichtet',
        'Was Veröffentlichungen berichten',
        verweiseUeber,
        false,
      )}${claims('verweise', 'Aus Veröffentlichungen erfasst', verweise, true)}${nothing && html`<p>Hier ist noch nichts eingetragen.</p>`}</div><div class="lk-stapel">${whomToAsk(detail.kontakt, { verbund: detail })}${members(detail)}</div></div>`,
    };
  },
};
