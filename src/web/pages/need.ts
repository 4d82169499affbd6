import { need as kind } from '../../../contracts/fields/kinds/need.ts';
import {
  type Candidate,
  getNeed,
  listNeeds,
  type NeedAnswer,
  type NeedDetail,
  type NeedItem,
} from '../../../contracts/views/need.ts';
import { followList, followThing } from '../follow/follow.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { CONTRIBUTES, ENDED } from '../news/need.ts';
import { chosenIn, type OwnRows, type PageDefinition, type Params, paramsOf, single } from '../page.ts';
import { choiceLinks } from '../parts/choice-links.ts';
import { type Owner, organisation, ownerLink, ownerName, solutionLink } from '../parts/links.ts';
import { liveLine } from '../parts/live-line.ts';
import { furtherPage, nextPage } from '../parts/next-page.ts';
import { visibilityMark } from '../parts/visibility.ts';
import { dateWords, dayOfMoment } from '../words/dates.ts';
import { counted } from '../words/numbers.ts';
import { after, startOfSentence } from '../words/organisation.ts';

/** Whose a need or an answer is, for the functions that name organisations. */
const needOwner = ({ owner }: Pick<NeedAnswer, 'owner'>): Owner =>
  'kommuneId' in owner ? { kommune: owner } : { verbund: owner };

const facts = (detail: NeedDetail): readonly (readonly [string, Piece])[] => {
  const all: readonly (readonly [string, Piece])[] = [
    ['Gesucht von', ownerLink(needOwner(detail))],
    ['Land', detail.land],
    ['Handlungsfeld', detail.gestaltungsfeld],
    ['Seit', dayOfMoment(detail.statedAt)],
    ['Bis wann', detail.bis && dateWords(detail.bis)],
  ];
  return all.filter(([, value]) => Boolean(value));
};

/** "von der Gemeinde …", of whoever answered. */
const by = (answer: NeedAnswer): string => {
  const named = organisation(needOwner(answer));
  return named === undefined ? 'von anderen' : after('von', named);
};

const ended = ({ closed, answers }: NeedDetail): Piece => {
  if (closed === undefined) return null;
  const through = answers.find(({ answerId }) => answerId === closed.durch);
  return html`<p class="lk-hinweis">Geschlossen am ${dayOfMoment(closed.on)}: <b>${ENDED[closed.ergebnis]}</b>${through && html`, durch eine Antwort ${ownerLink(needOwner(through), by(through))}`}${closed.title && closed.durch && html`, durch ${solutionLink(closed.durch, closed.title)}`}.</p>`;
};

const answerItem = (answer: NeedAnswer): Markup =>
  html`<li id="a-${answer.answerId}"><div>${ownerLink(needOwner(answer))} ${CONTRIBUTES[answer.art]}${answer.solutionId && answer.title && html`: ${solutionLink(answer.solutionId, answer.title)}`}${answer.art === 'loesung' && !answer.solutionId && ' (nicht öffentlich)'}${answer.text && html`<p>${answer.text}</p>`}<p class="lk-klein">${dayOfMoment(answer.answeredAt)}</p></div></li>`;

const answersOf = ({ answers, closed }: NeedDetail): Markup =>
  html`<section aria-labelledby="antworten"><h2 id="antworten">${answers.length === 0 ? 'Noch keine Antwort' : counted(answers.length, 'Antwort', 'Antworten')}</h2>${
    answers.length > 0
      ? html`<ul class="lk-liste">${answers.map(answerItem)}</ul>`
      : html`<p>${closed ? 'Es hat niemand geantwortet.' : 'Wer das schon gelöst hat oder es auch sucht, kann antworten.'}</p>`
  }</section>`;

const candidate = ({ solutionId, referenceId, title, why, ...owner }: Candidate): Markup =>
  html`<li>${solutionLink(solutionId ?? referenceId ?? '', title)}, ${ownerLink(owner)}<p class="lk-klein">${startOfSentence(why)}</p></li>`;

const candidatesOf = ({ candidates }: NeedDetail): Markup =>
  html`<section class="lk-flaeche" aria-labelledby="vorschlaege"><h2 id="vorschlaege">Was es schon gibt</h2>${
    candidates.length > 0
      ? html`<p class="lk-klein">Nach den Worten des Gesuchs gefunden, von niemandem geprüft.</p><ul class="lk-liste lk-oben">${candidates.map(candidate)}</ul>`
      : html`<p>Zu diesen Worten ist hier nichts eingetragen.</p>`
  }</section>`;

/** "Gesuch": what is looked for, what others answer, what may already be its solution. */
export const need: PageDefinition = {
  path: '/gesuche/:id',
  params: ['atLeast'],
  make: async ({ ask, id, params }) => {
    const detail = await ask(getNeed, { needId: id }, params);
    return {
      title: detail.satz,
      description: `Ein Gesuch ${detail.status === 'offen' ? '' : '(geschlossen) '}von Kommunen für Kommunen, mit Antworten und dem, was es dazu schon gibt.`,
      section: '/gesuche',
      follow: followThing(kind, id, 'zu diesem Gesuch'),
      live: true,
      trail: [{ label: 'Gesuche', href: '/gesuche' }, { label: 'Gesuch' }],
      body: html`<h1>${detail.satz}</h1>${!detail.closed && html`<p class="lk-btnr"><a class="lk-btn p" href="/gesuche/${id}/antworten">Dabei können wir helfen</a></p>`}${visibilityMark(detail)}${liveLine(`need:${id}`, detail.position)}${ended(detail)}
<div class="lk-spalten"><div class="lk-stapel">${answersOf(detail)}</div><div class="lk-stapel"><section class="lk-flaeche" aria-labelledby="angaben"><h2 id="angaben">Angaben</h2><dl class="lk-dl">${facts(detail).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>${candidatesOf(detail)}</div></div>`,
    };
  },
};

const itemFacts = (item: NeedItem): string =>
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

const stateOf = (item: NeedItem): Piece => {
  const { status, answers } = item;
  return html`<ul class="lk-merk">${status === 'geschlossen' && html`<li class="lk-tag">geschlossen</li>`}<li class="lk-tag${answers > 0 && ' gut'}">${answers === 0 ? none(item) : counted(answers, 'Antwort', 'Antworten')}</li></ul>`;
};

const entry = (item: NeedItem): Markup =>
  html`<li><h3><a href="/gesuche/${item.needId}">${item.satz}</a>${visibilityMark(item)}</h3><p class="wer">${itemFacts(item)}</p>${stateOf(item)}</li>`;

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
  lists: listNeeds,
  params: paramsOf(listNeeds),
  make: async ({ ask, params: asked }) => {
    const params = chosenIn(asked);
    const found = await ask(listNeeds, {}, params);
    return {
      title: furtherPage('Gesuche', params, found.items[0]?.satz),
      description: 'Was Kommunen und Zusammenschlüsse suchen, und was andere ihnen antworten.',
      section: '/gesuche',
      follow: followList(kind, params, 'an Gesuchen, eingegrenzt wie hier,'),
      body: html`<h1>Gesuche</h1><p class="lk-lead">Was Kommunen und Zusammenschlüsse suchen. Wer es schon hat, antwortet; wer es auch sucht, schließt sich an.</p><p class="lk-btnr"><a class="lk-btn p" href="/gesuche/neu">Wir suchen …</a></p>${search(params)}${states(params)}<h2 class="lk-abs">${counted(found.total, 'Gesuch', 'Gesuche')}</h2>${
        found.total === 0
          ? html`<p>Keine gefunden. <a href="/gesuche">Alle Gesuche ansehen</a></p>`
          : html`<ul class="lk-ergebnis">${found.items.map(entry)}</ul>`
      }${nextPage('/gesuche', params, found.next, 'Weitere Gesuche')}`,
    };
  },
};

/** What a Kommune looks for, as its own entries. */
export const ownNeeds: OwnRows = async (ask, kommune) => {
  const { items } = await ask(listNeeds, {}, { kommune, limit: '200' });
  return items.map(({ needId, satz, status, sichtbarkeit }) => ({
    title: satz,
    href: `/gesuche/${needId}`,
    kind: 'Gesuch',
    state: status,
    sichtbarkeit,
    change: status === 'offen' ? [`/eintragen/close-need?needId=${needId}`, 'Schließen'] : undefined,
  }));
};
