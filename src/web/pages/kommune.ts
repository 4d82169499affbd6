import { kommune as kind } from '../../../contracts/fields/kinds/kommune.ts';
import { firstDay } from '../../../contracts/fields.ts';
import { getKommune, type KommuneDetail } from '../../../contracts/views/kommune.ts';
import { foundEntry } from '../find/entry.ts';
import { followThing } from '../follow/follow.ts';
import { html, join, type Piece } from '../markup.ts';
import type { PageDefinition } from '../page.ts';
import { whomToAsk } from '../parts/kontakt.ts';
import { ownerLink } from '../parts/links.ts';
import { liveLine } from '../parts/live-line.ts';
import { ownEntries } from '../parts/own-entries.ts';
import { PORTION } from '../parts/portion.ts';
import { claimLink, claimList } from '../solution/references.ts';
import { type TakenTitles, takenOver } from '../solution/taken-over.ts';
import { wordOf } from '../words/codes.ts';
import { dateWords } from '../words/dates.ts';
import { numberWords } from '../words/numbers.ts';
import { staatWords } from '../words/staat.ts';

const verbuende = (all: KommuneDetail['verbuende'], remark: (since: string) => string): Piece =>
  all.length > 0 &&
  join(
    all.map(({ since, ...verbund }) => [ownerLink({ verbund }), ` (${remark(since)})`]),
    ', ',
  );

const facts = (detail: KommuneDetail): readonly (readonly [string, Piece])[] => {
  const all: readonly (readonly [string, Piece])[] = [
    ['Art', wordOf('kind', detail.kind)],
    ['Land', detail.land],
    ['Staat', detail.staat && staatWords(detail.staat)],
    ['Region', detail.region],
    ['Einwohnerinnen und Einwohner', detail.population !== undefined && numberWords(detail.population)],
    ['Fläche', detail.areaKm2 !== undefined && `${numberWords(detail.areaKm2)} km²`],
    ['Amtlicher Gemeindeschlüssel', detail.ags],
    ['Zusammenschlüsse', verbuende(detail.verbuende, (since) => `seit ${since.slice(0, 4)}`)],
    [
      'Interesse nicht beantwortet von',
      verbuende(detail.nichtBeantwortet, (since) => `bekundet ${since.slice(0, 4)}`),
    ],
    ['Beitritt angefragt', verbuende(detail.angefragt, () => 'noch nicht beantwortet')],
    ['Als Mitglied angegeben von', verbuende(detail.angegeben, () => 'noch nicht bestätigt')],
    [
      'Interessiert an',
      detail.interessen.length > 0 &&
        join(
          detail.interessen.map((verbund) => ownerLink({ verbund })),
          ', ',
        ),
    ],
  ];
  return all.filter(([, value]) => Boolean(value));
};

/** "bis 2026 Gemeinde Weidenrode": under which names it was known before. */
const formerNames = ({ fruehereNamen }: KommuneDetail): Piece =>
  fruehereNamen.length > 0 &&
  html`<p class="lk-klein">${fruehereNamen.map(({ name, bis }) => `bis ${firstDay(bis).slice(0, 4)} ${name}`).join(', ')}</p>`;

const announcedWords = (change: KommuneDetail['angekuendigt'][number]): string => {
  const { validFrom: _, name, kind, land, ...others } = change;
  return [
    name && `heißt dann ${name}`,
    kind && `Art: ${wordOf('kind', kind)}`,
    land && `Land: ${land}`,
    Object.keys(others).length > 0 && 'weitere Angaben',
  ]
    .filter(Boolean)
    .join(', ');
};

/** What is announced and does not hold yet. */
const announced = ({ angekuendigt }: KommuneDetail): Piece =>
  angekuendigt.map(
    (change) =>
      html`<p class="lk-hinweis"><b>Angekündigt ab ${dateWords(change.validFrom)}:</b> ${announcedWords(change)}</p>`,
  );

const team = ({ lotsenteam }: KommuneDetail): Piece =>
  lotsenteam.bereiche.length > 0 &&
  html`<section class="lk-flaeche" aria-labelledby="lotsen"><h2 id="lotsen">Lotsenteam</h2><p>Digitallotsinnen und Digitallotsen gibt es in:</p><ul class="lk-merk">${lotsenteam.bereiche.map((bereich) => html`<li class="lk-tag">${bereich}</li>`)}</ul>${lotsenteam.ansprechpersonVorhanden && html`<p class="lk-klein lk-oben">Ansprechperson vorhanden.</p>`}</section>`;

const section = (id: string, title: string, body: Piece): Piece =>
  body && html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;

/** What it takes over from others, or does not, each kind apart from what it uses. */
const TITLES: TakenTitles = {
  nutzt: 'Was sie von anderen nutzt',
  plant: 'Was sie plant oder prüft',
  beendet: 'Was sie nicht mehr nutzt',
  abgelehnt: 'Was sie sich angesehen hat und nicht weiterverfolgt',
};

/** "Kommune": what it shares, what it uses and from whom; no persons (rules 17 and 18). */
export const kommune: PageDefinition = {
  path: '/kommunen/:id',
  params: ['zum', 'stand', 'atLeast', PORTION],
  make: async ({ ask, id, params: given, organisation }) => {
    const params = { atLeast: given.atLeast };
    const detail = await ask(getKommune, { kommuneId: id }, params);
    const { loesungen, uebernahmen, verweise, agsDoppelt, verwaltungWechselseitig } = detail;
    const nothing = loesungen.length + uebernahmen.length + verweise.length === 0;
    return {
      title: detail.name,
      description: `${detail.name}: was dort vorgestellt, von anderen übernommen oder nicht weiterverfolgt wird, und wen man fragen kann.`,
      section: '/kommunen',
      follow: followThing(kind, id, 'von dieser Kommune'),
      live: true,
      trail: [{ label: 'Kommunen', href: '/kommunen' }, { label: detail.name }],
      body: html`<h1>${detail.name}</h1>${formerNames(detail)}${announced(detail)}${agsDoppelt && html`<p class="lk-hinweis">Unter demselben amtlichen Schlüssel ist noch eine Kommune eingetragen. Die Betriebsstelle klärt das.</p>`}${verwaltungWechselseitig && html`<p class="lk-hinweis">Bei „verwaltet durch“ nennen sich mehrere Kommunen gegenseitig. Die Betriebsstelle klärt das.</p>`}${organisation === `kommune-${id}` && ownEntries()}${liveLine(`kommune:${id}`, detail.position)}
<div class="lk-spalten"><div class="lk-stapel">${nothing && html`<p>Hier ist noch nichts eingetragen.</p>`}${section('teilt', 'Was sie vorstellt', loesungen.length > 0 && html`<ul class="lk-ergebnis">${loesungen.map((item) => foundEntry(item))}</ul>`)}${takenOver(uebernahmen, TITLES, { path: `/kommunen/${id}`, params: given })}${section(
        'verweise',
        'Was Veröffentlichungen berichten',
        verweise.length > 0 &&
          html`<p class="lk-klein">Redaktionell erfasst, von der Kommune nicht bestätigt.</p>${claimList(verweise, claimLink)}`,
      )}</div><div class="lk-stapel"><section class="lk-flaeche" aria-labelledby="angaben"><h2 id="angaben">Angaben</h2><dl class="lk-dl">${facts(detail).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>${whomToAsk(detail.kontakt, { kommune: detail })}${team(detail)}</div></div>`,
    };
  },
};
