import { isUuid } from '../http/headers.ts';
import type { Health } from '../http/health.ts';
import type { ErrorPage } from '../http/problem-response.ts';
import { frame } from './frame.ts';
import { html, type Markup } from './markup.ts';
import { noticesOf } from './notices.ts';

const WHAT_NOW: Readonly<Record<number, string>> = {
  400: 'Bitte die Adresse prüfen oder die Suche neu beginnen.',
  413: 'Mit „Zurück“ im Browser steht alles wieder da.',
  415: 'Mit „Zurück“ im Browser steht alles wieder da, was Sie getippt haben.',
  404: 'Vielleicht wurde die Adresse gekürzt, oder der Eintrag ist nicht öffentlich.',
  503: 'Bitte die Seite in einigen Sekunden noch einmal laden.',
};

const HALTED = 'Näheres für die Betriebsstelle steht unter Betriebsstatus.';

const elsewhere = html`<a class="lk-btn p" href="/loesungen">Lösungen finden</a><a class="lk-btn" href="/">Zur Startseite</a>`;

/** What somebody typed reads as text; keys and ids do not. */
const readable = (form: URLSearchParams): string[] =>
  [...form].flatMap(([name, value]) =>
    name.startsWith('_') || value.trim() === '' || isUuid(value) ? [] : [value],
  );

/** A form that could not be taken just now, to be sent again as it is. */
const sendAgain = (form: URLSearchParams, address: string): Markup =>
  html`<p class="lk-oben">Was Sie eingegeben haben, ist nicht verloren. Bitte gleich noch einmal abschicken: Es wird nicht doppelt eingetragen.</p><form method="post" action="${address}">${[...form].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<p class="lk-btnr"><button class="lk-btn p" type="submit">Noch einmal abschicken</button></p></form><details class="lk-d lk-oben"><summary>Ihre Eingaben</summary><ul class="lk-liste">${readable(form).map((text) => html`<li>${text}</li>`)}</ul></details>`;

/** Where the hub has stopped itself no other page would answer. */
const toStatus = html`<a class="lk-btn p" href="/betriebsstatus">Zum Betriebsstatus</a>`;

/** The page for people where something was refused or went wrong; `demo` and notices as on every other page. */
export const errorPage =
  (demo: boolean, health: () => Health): ErrorPage =>
  (problem, address, kept) => {
    const { title, detail, errors, status, code } = problem;
    const halted = code === 'halted';
    const whatNow = halted ? HALTED : WHAT_NOW[status];
    const messages = errors.filter(({ message }) => message !== detail);
    const body = html`<h1>${title}</h1>
<p class="lk-lead">${detail}</p>
${messages.length > 0 && html`<ul class="lk-liste lk-oben">${messages.map(({ message }) => html`<li>${message}</li>`)}</ul>`}
${whatNow && kept === undefined && html`<p class="lk-oben">${whatNow}</p>`}${kept && sendAgain(kept, address)}
<p class="lk-btnr">${halted ? toStatus : elsewhere}</p>`;
    // The page itself says it already.
    const notices = halted ? [] : noticesOf(health());
    const visit = { address, demo, notices };
    return frame({ title, body }, visit).toString();
  };
