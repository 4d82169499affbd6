import { kommune as kommuneKind } from '../../../contracts/fields/kinds/kommune.ts';
import { verbund as verbundKind } from '../../../contracts/fields/kinds/verbund.ts';
import { MOST_REFUSALS } from '../../../contracts/postfach.ts';
import {
  type AbonnementItem,
  kommuneAbonnements,
  verbundAbonnements,
} from '../../../contracts/views/abonnement.ts';
import { getKommune } from '../../../contracts/views/kommune.ts';
import { getVerbund } from '../../../contracts/views/verbund.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import type { Page, PageDefinition, PageRequest } from '../page.ts';
import { addressWith } from '../words/address.ts';
import { dayOfMoment } from '../words/dates.ts';

const LISTS = { loesungen: ['/loesungen', 'Neue Lösungen'], gesuche: ['/gesuche', 'Neue Gesuche'] } as const;

const listLink = ({ liste = 'loesungen', q, land, gestaltungsfeld }: AbonnementItem): Markup => {
  const [path, words] = LISTS[liste];
  const narrowed = [q && `zu „${q}“`, land && `aus ${land}`, gestaltungsfeld].filter(Boolean).join(', ');
  return html`<a href="${addressWith(path, { q, land, gestaltungsfeld })}">${words}${narrowed && ` ${narrowed}`}</a>`;
};

const thingHref = ({ solutionId, kommuneId, verbundId, needId }: AbonnementItem): string => {
  if (solutionId !== undefined) return `/loesungen/${solutionId}`;
  if (kommuneId !== undefined) return `/kommunen/${kommuneId}`;
  return verbundId === undefined ? `/gesuche/${needId}` : `/zusammenschluesse/${verbundId}`;
};

/** What is followed, as a link to where it is read. */
const followed = (item: AbonnementItem): Piece => {
  if (item.liste !== undefined) return listLink(item);
  return item.title === undefined
    ? 'etwas, das nicht mehr zu sehen ist'
    : html`<a href="${thingHref(item)}">${item.title}</a>`;
};

const refusals = (count: number): string =>
  count === 0 ? '' : ` Der Mailserver hat die Adresse ${count}-mal hintereinander nicht angenommen.`;

const STATES: Readonly<Record<AbonnementItem['status'], (item: AbonnementItem) => string>> = {
  angefragt: ({ nichtAngenommen, zuletzt }) =>
    `${zuletzt ? `Am ${dayOfMoment(zuletzt)} gefragt` : 'Wird gefragt'}, hat noch nicht zugestimmt.${refusals(nichtAngenommen)}`,
  bestaetigt: ({ zuletzt, nichtAngenommen }) =>
    `Hat zugestimmt. ${zuletzt ? `Letzte Nachricht am ${dayOfMoment(zuletzt)}.` : 'Noch keine Nachricht.'}${refusals(nichtAngenommen)}`,
  pausiert: () =>
    `Angehalten: Der Mailserver hat die Adresse ${MOST_REFUSALS}-mal hintereinander nicht angenommen. Bitte das Postfach prüfen und neu bestellen.`,
  beendet: () => 'Hat sich abgemeldet.',
};

const mailbox = (items: readonly AbonnementItem[], who: string, index: number): Markup => {
  const [first] = items;
  if (first === undefined) return html``;
  const leave = (what: string) => `/eintragen/unsubscribe?${who}&${what}`;
  return html`<section class="lk-flaeche" aria-labelledby="postfach-${index}"><h2 id="postfach-${index}">${first.postfach}</h2><p>${STATES[first.status](first)}</p><ul class="lk-liste">${items.map((item) => html`<li>${followed(item)} <span class="lk-klein">bestellt am ${dayOfMoment(item.seit)} · <a href="${leave(`abonnementId=${item.abonnementId}`)}">abbestellen</a></span></li>`)}</ul><p class="lk-klein lk-oben"><a href="${leave(`postfachId=${first.postfachId}`)}">Alles für dieses Postfach abbestellen</a></p></section>`;
};

const byMailbox = (items: readonly AbonnementItem[]): readonly (readonly AbonnementItem[])[] => [
  ...Map.groupBy(items, ({ postfachId }) => postfachId).values(),
];

interface Whose {
  readonly name: string;
  readonly href: string;
  readonly section: string;
  /** As a parameter of a form. */
  readonly who: string;
}

const pageOf = (
  { name, href, section, who }: Whose,
  items: readonly AbonnementItem[],
  { sendsMail }: PageRequest,
): Page => ({
  title: `Nachrichten am Montag, ${name}`,
  section,
  trail: [{ label: name, href }, { label: 'Nachrichten am Montag' }],
  body: html`<h1>Nachrichten am Montag</h1><p class="lk-lead">Höchstens drei Neuigkeiten in der Woche an ein Funktionspostfach, und keine Nachricht, wenn es nichts Neues gibt. Das Postfach stimmt selbst zu und kann in jeder Nachricht abbestellen.</p>${!sendsMail && html`<p class="lk-hinweis">Hier ist kein Mailserver eingerichtet: Bestellen geht, verschickt wird nichts.</p>`}<p class="lk-btnr"><a class="lk-btn p" href="/eintragen/subscribe?${who}">Nachricht bestellen</a></p>${
    items.length === 0
      ? html`<p>Hier steht, was die eigene Stelle bestellt hat. Für Sie ist hier nichts zu sehen.</p>`
      : html`<div class="lk-stapel lk-abs">${byMailbox(items).map((all, index) => mailbox(all, who, index))}</div>`
  }`,
});

/** What a Kommune has ordered by mail; to others it shows nothing. */
export const kommuneMailboxes: PageDefinition = {
  path: '/kommunen/:id/nachrichten',
  params: ['atLeast'],
  make: async (request) => {
    const { ask, id, params } = request;
    const { name } = await ask(getKommune, { kommuneId: id }, params);
    const { items } = await ask(kommuneAbonnements, { kommuneId: id }, params);
    const whose = { name, href: `${kommuneKind.page}${id}`, section: '/kommunen', who: `kommune=${id}` };
    return pageOf(whose, items, request);
  },
};

/** What a Verbund has ordered by mail; to others it shows nothing. */
export const verbundMailboxes: PageDefinition = {
  path: '/zusammenschluesse/:id/nachrichten',
  params: ['atLeast'],
  make: async (request) => {
    const { ask, id, params } = request;
    const { name } = await ask(getVerbund, { verbundId: id }, params);
    const { items } = await ask(verbundAbonnements, { verbundId: id }, params);
    const whose = {
      name,
      href: `${verbundKind.page}${id}`,
      section: '/zusammenschluesse',
      who: `verbund=${id}`,
    };
    return pageOf(whose, items, request);
  },
};
