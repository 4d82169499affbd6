import { listNeeds, type NeedItem } from '../../../contracts/views/need.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { chosenIn, type PageDefinition, type Params, single } from '../page.ts';
import { choiceLinks } from '../parts/choice-links.ts';
import { ownerName } from '../parts/links.ts';
import { nextPage } from '../parts/next-page.ts';
import { dateWords, dayOfMoment } from '../words/dates.ts';
import { counted } from '../words/numbers.ts';
import { needOwner } from './need.ts';

const facts = (item: NeedItem): string =>
  [
    ownerName(needOwner(item)),
    item.land,
    item.gestaltungsfeld,
    `gesucht seit ${dayOfMoment(item.statedAt)}`,
    item.bis !== undefined && `bis ${dateWords(item.bis)}`,
  ]
    .filter(Boolean)
    .join(' · ');

const none = ({ status }: NeedItem): string => (status === 'offen' ? 'noch keine Antwort' : 'keine Antwort');

const state = (item: NeedItem): Piece => {
  const { status, answers } = item;
  return html`<ul class="lk-merk">${status === 'geschlossen' && html`<li class="lk-tag">geschlossen</li>`}<li class="lk-tag${answers > 0 && ' gut'}">${answers === 0 ? none(item) : counted(answers, 'Antwort', 'Antworten')}</li></ul>`;
};

const entry = (item: NeedItem): Markup =>
  html`<li><h3><a href="/gesuche/${item.needId}">${item.satz}</a></h3><p class="wer">${facts(item)}</p>${state(item)}</li>`;

const search = (params: Params): Markup =>
  html`<form action="/gesuche" method="get" role="search"><div class="lk-such"><label class="lk-nurlesen" for="suche">Worum geht es?</label><input id="suche" type="search" name="q" value="${single(params, 'q') ?? ''}" placeholder="Worum geht es?" maxlength="500" autocomplete="off"><button class="lk-btn p" type="submit">Suchen</button></div></form>`;

const STATES = [
  ['', 'alle'],
  ['offen', 'offen'],
  ['geschlossen', 'geschlossen'],
] as const;

const states = (params: Params): Markup =>
  choiceLinks(
    '/gesuche',
    { ...params, cursor: undefined },
    { name: 'status', chosen: single(params, 'status'), choices: STATES },
  );

/** "Gesuche": what organisations look for, the newest first. */
export const needs: PageDefinition = {
  path: '/gesuche',
  menu: 'Gesuche',
  make: async ({ ask, params: asked }) => {
    const params = chosenIn(asked);
    const found = await ask(listNeeds, {}, params);
    return {
      title: 'Gesuche',
      section: '/gesuche',
      body: html`<h1>Gesuche</h1><p class="lk-lead">Was Kommunen und Zusammenschlüsse suchen. Wer es schon hat, antwortet; wer es auch sucht, schließt sich an.</p>${search(params)}${states(params)}<h2 class="lk-abs">${counted(found.total, 'Gesuch', 'Gesuche')}</h2>${
        found.total === 0
          ? html`<p>Keine gefunden. <a href="/gesuche">Alle Gesuche ansehen</a></p>`
          : html`<ul class="lk-ergebnis">${found.items.map(entry)}</ul>`
      }${nextPage('/gesuche', params, found.next, 'Weitere Gesuche')}`,
    };
  },
};
