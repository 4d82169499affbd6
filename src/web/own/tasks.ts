import type { Task, TaskEntry } from '../../../contracts/views/own-kommune.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { dateWords } from '../words/dates.ts';
import { CONFIRM_PATH, CONFIRMED } from './confirm-form.ts';
import { entryDetail, TASK_WORDS } from './task-words.ts';

const titled = (task: Task, entry: TaskEntry): Piece => {
  const href = TASK_WORDS[task.art].href(entry);
  return href === undefined ? entry.title : html`<a href="${href}">${entry.title}</a>`;
};

const detail = (entry: TaskEntry): Piece => {
  const words = entryDetail(entry);
  return words && html` <span class="lk-klein">${words}</span>`;
};

const actions = (task: Task, entry: TaskEntry): Piece => {
  const all = TASK_WORDS[task.art].actions(entry);
  return html`<p class="lk-btnr">${all.map(([href, words]) => html`<a class="lk-btn klein" href="${href}">${words}<span class="lk-nurlesen">: ${entry.title}</span></a>`)}</p>`;
};

const entries = (task: Task): Markup =>
  html`<ul class="lk-liste">${task.eintraege.map((entry) => html`<li>${titled(task, entry)}${detail(entry)}${actions(task, entry)}</li>`)}</ul>`;

/** All of them are confirmed at once, but those whose tick is taken away. */
const confirming = (task: Task): Markup =>
  html`<form class="lk-form" method="post" action="${CONFIRM_PATH}"><fieldset class="kern-fieldset"><legend class="kern-label">Was Sie nicht mehr nutzen, bitte abwählen</legend><div class="kern-fieldset__body">${task.eintraege.map((entry) => confirmed(entry))}</div></fieldset><p class="lk-btnr"><button class="lk-btn p" type="submit">Ja, nutzen wir noch</button></p></form><details class="lk-d"><summary>Nutzen Sie etwas davon nicht mehr?</summary><ul class="lk-liste">${task.eintraege.map((entry) => html`<li>${titled(task, entry)}${actions(task, entry)}</li>`)}</ul></details>`;

const confirmed = (entry: TaskEntry): Markup => {
  const id = `u-${entry.adoptionId ?? ''}`;
  return html`<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="${id}" name="${CONFIRMED}" value="${entry.adoptionId ?? ''}" checked><label class="kern-label" for="${id}">${entry.title}${detail(entry)}</label></div>`;
};

const card = (task: Task): Markup => {
  const { title, why } = TASK_WORDS[task.art];
  const shown = task.eintraege.length;
  return html`<article class="lk-flaeche lk-aufgabe" aria-labelledby="a-${task.art}"><h3 id="a-${task.art}">${title(task)}</h3><p>${why}</p>${task.art === 'nutzung-bestaetigen' ? confirming(task) : entries(task)}${task.anzahl > shown && html`<p class="lk-klein">Gezeigt sind die ersten ${shown} von ${task.anzahl}.</p>`}</article>`;
};

/** What is asked now: at most three; or that everything rests until January, and what. */
export const taskCards = ({
  items,
  weitere,
  ruhend,
  pauseBis,
}: Readonly<{
  items: readonly Task[];
  weitere: number;
  ruhend: readonly Task[];
  pauseBis?: string | undefined;
}>): Markup => {
  if (pauseBis !== undefined)
    return html`<p>Von Oktober bis Dezember erinnern wir an nichts: Das Jahr will abgeschlossen sein. Bis zum ${dateWords(pauseBis)} ruht alles.</p>${ruhend.length > 0 && html`<details class="lk-d"><summary>Trotzdem jetzt ansehen</summary><div class="lk-stapel">${ruhend.map((task) => card(task))}</div></details>`}`;
  if (items.length === 0) return html`<p>Es ist nichts zu tun.</p>`;
  return html`<div class="lk-stapel">${items.map((task) => card(task))}</div>${weitere > 0 && html`<p class="lk-klein">Mehr als drei Dinge auf einmal fragen wir nicht. ${weitere === 1 ? 'Eines kommt' : `${weitere} weitere kommen`}, wenn diese erledigt sind.</p>`}`;
};
