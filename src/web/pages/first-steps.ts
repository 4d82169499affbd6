import {
  getKommune,
  type KommuneDetail,
  type KommuneItem,
  listKommunen,
} from '../../../contracts/views/kommune.ts';
import { getSuggestions, type Reason, type SuggestionItem } from '../../../contracts/views/suggestions.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { chosenIn, type PageDefinition, type PageRequest, single } from '../page.ts';
import { office } from '../parts/kontakt.ts';
import { ownerLink, solutionLink } from '../parts/links.ts';
import { claimLink, claimList } from '../solution/references.ts';
import { addressWith } from '../words/address.ts';
import { dateWords } from '../words/dates.ts';
import { counted, listWords, numberWords } from '../words/numbers.ts';

const PATH = '/erste-schritte';
const OURS = 'kommune';
const isId = (text: string | undefined): text is string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text ?? '');

const step = (number: number, id: string, title: string, body: Piece): Markup =>
  html`<section class="lk-abs" aria-labelledby="${id}"><h2 id="${id}">${number}. ${title}</h2>${body}</section>`;

const search = (words: string): Markup =>
  html`<form action="${PATH}" method="get" role="search"><div class="lk-such"><label class="lk-nurlesen" for="suche">Name oder Gemeindeschlüssel Ihrer Kommune</label><input id="suche" type="search" name="q" value="${words}" placeholder="Name oder Gemeindeschlüssel (AGS)" maxlength="200" autocomplete="off"><button class="lk-btn p" type="submit">Suchen</button></div></form>`;

const where = ({ land, population, ags }: KommuneItem): string =>
  [
    land,
    population !== undefined && `${numberWords(population)} Einwohnerinnen und Einwohner`,
    ags && `AGS ${ags}`,
  ]
    .filter(Boolean)
    .join(' · ');

const candidate = (item: KommuneItem): Markup =>
  html`<li><h3><a href="${PATH}?${OURS}=${item.kommuneId}">${item.name}</a></h3><p class="wer">${where(item)}</p></li>`;

/** Whoever is not here yet is registered by a Verbund. */
const notHere = html`<p>Ihre Kommune steht noch nicht hier? Anmelden kann sie ein Zusammenschluss, dem sie angehört, zum Beispiel der Zweckverband oder der Kreis: <a href="/eintragen/register-kommune">Kommune anmelden</a>, oder <a href="/zusammenschluesse">einen Zusammenschluss ansprechen</a>.</p>`;

const find = async ({ ask, params }: PageRequest): Promise<Piece> => {
  const words = single(params, 'q')?.trim() ?? '';
  if (words === '') return html`${search('')}${notHere}`;
  const found = await ask(listKommunen, {}, { q: words });
  return html`${search(words)}${
    found.total === 0
      ? html`<p>Unter „${words}“ ist keine Kommune eingetragen.</p>`
      : html`<h2 class="lk-abs">${counted(found.total, 'Kommune', 'Kommunen')}</h2><ul class="lk-ergebnis">${found.items.map(candidate)}</ul>${found.total > found.items.length && html`<p class="lk-klein">Und ${counted(found.total - found.items.length, 'weitere', 'weitere')}: Bitte genauer suchen.</p>`}`
  }${notHere}`;
};

const claimHref = (
  kommuneId: string,
  { referenceId, title, summary }: KommuneDetail['verweise'][number],
): string => addressWith('/eintragen/claim-reference', { kommune: kommuneId, referenceId, title, summary });

const publications = ({ kommuneId, verweise }: KommuneDetail): Piece =>
  verweise.length === 0
    ? html`<p>Hier ist keine Veröffentlichung über Sie erfasst. Was Sie digitalisiert haben, <a href="/eintragen/share-project?kommune=${kommuneId}">stellen Sie selbst vor</a>.</p>`
    : html`<p>Das haben andere aus Veröffentlichungen erfasst. Es zählt nirgends mit, bis Sie es bestätigen.</p>${claimList(verweise, (item) => [claimLink(item), html` <a class="lk-btn klein" href="${claimHref(kommuneId, item)}">Das ist unser Projekt<span class="lk-nurlesen">: ${item.title}</span></a>`])}`;

const contact = ({ kommuneId, kontakt }: KommuneDetail): Piece =>
  html`${kontakt ? office(kontakt) : html`<p>Noch ist keine Stelle angegeben. Andere fragen dann vergeblich.</p>`}<p class="lk-btnr"><a class="lk-btn" href="/eintragen/set-kontakt?kommune=${kommuneId}">${kontakt ? 'Kontaktstelle ändern' : 'Kontaktstelle angeben'}</a></p>`;

const reason = ({ fact, date, ...owner }: Reason): Markup =>
  html`<li>${ownerLink(owner)}: ${fact}${date !== undefined && `, ${dateWords(date)}`}</li>`;

const suggestion = ({ solutionId, title, why }: SuggestionItem, kommuneId: string): Markup =>
  html`<li class="lk-karte"><h3>${solutionLink(solutionId, title)}</h3><ul class="lk-liste">${why.map(reason)}</ul><p class="lk-btnr"><a class="lk-btn klein" href="/loesungen/${solutionId}/nutzen?kommune=${kommuneId}">Wir nutzen das auch<span class="lk-nurlesen">: ${title}</span></a></p></li>`;

const suggested = async ({ ask }: PageRequest, { kommuneId }: KommuneDetail): Promise<Piece> => {
  const { items, fehlt } = await ask(getSuggestions, { kommuneId });
  const needs =
    fehlt.length > 0 &&
    html`<p class="lk-klein">${items.length === 0 ? 'Für Vorschläge fehlt' : 'Genauer wird es durch'}: ${listWords(fehlt)}. <a href="/eintragen/change-kommune-profile?kommune=${kommuneId}">Angaben ergänzen</a> · <a href="/eintragen/state-need?kommune=${kommuneId}">Wir suchen …</a></p>`;
  return html`${
    items.length === 0
      ? html`<p>Noch ist nichts dabei, das zu Ihnen passt.</p>`
      : html`<p>Nach ähnlicher Größe und Lage, und nach dem, was Sie suchen. Keine Produktempfehlung, ersetzt kein Vergabeverfahren.</p><ul class="lk-karten">${items.map((item) => suggestion(item, kommuneId))}</ul>`
  }${needs}`;
};

const steps = async (request: PageRequest, detail: KommuneDetail): Promise<Markup> => {
  const { kommuneId, name } = detail;
  return html`<p class="lk-lead">Für: <a href="/kommunen/${kommuneId}">${name}</a> (<a href="${PATH}">eine andere Kommune wählen</a>). In beliebiger Reihenfolge, jeder Schritt für sich.</p>
${step(1, 'veroeffentlicht', 'Was Veröffentlichungen über Sie berichten', publications(detail))}
${step(2, 'kontaktstelle', 'Wen andere bei Ihnen fragen können', contact(detail))}
${step(3, 'vorschlaege', 'Was zu Ihnen passen könnte', await suggested(request, detail))}
${step(4, 'weiter', 'Und dann', html`<ul><li><a href="/eintragen/state-need?kommune=${kommuneId}">Wir suchen …</a>: in einem Satz sagen, was Sie lösen wollen.</li><li><a href="/kommunen/${kommuneId}/nachrichten">Nachrichten am Montag</a>: höchstens drei Neuigkeiten in der Woche.</li><li><a href="/kommunen/${kommuneId}/monat">Ihr Monat</a>: eine Seite für die Leitung.</li></ul>`)}`;
};

/** "Erste Schritte": for a Kommune that is here for the first time. Nothing of where one is stands on the server. */
export const firstSteps: PageDefinition = {
  path: PATH,
  params: ['q', OURS, 'atLeast'],
  foot: 'Erste Schritte',
  make: async (request) => {
    const { ask, params } = request;
    const chosen = single(chosenIn(params), OURS);
    const detail = isId(chosen)
      ? await ask(getKommune, { kommuneId: chosen.toLowerCase() }, { atLeast: params.atLeast })
      : undefined;
    return {
      title: detail === undefined ? 'Erste Schritte' : `Erste Schritte, ${detail.name}`,
      description:
        'Wie eine Kommune hier anfängt: sich finden, Berichtetes bestätigen, eine Kontaktstelle angeben, Vorschläge ansehen.',
      section: PATH,
      body: html`<h1>Erste Schritte</h1>${
        detail === undefined
          ? html`<p class="lk-lead">Suchen Sie Ihre Kommune. Dann sehen Sie, was hier schon über sie steht und was zu ihr passen könnte.</p>${await find(request)}`
          : await steps(request, detail)
      }`,
    };
  },
};
