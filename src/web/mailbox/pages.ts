import { QUESTION_DAYS } from '../../../contracts/postfach.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import type { Page } from '../page.ts';
import type { MailboxLink } from './link.ts';

const page = (title: string, body: Piece): Page => ({ title, body: html`<h1>${title}</h1>${body}` });

const button = (words: string): Markup =>
  html`<form method="post"><p class="lk-btnr"><button class="lk-btn p" type="submit">${words}</button></p></form>`;

const home = html`<p class="lk-btnr"><a class="lk-btn" href="/neues">Was es Neues gibt</a></p>`;

/** Said where nobody was sent this link: it may have been cut off. */
export const notSent: Page = page(
  'Dieser Verweis gilt hier nicht',
  html`<p class="lk-lead">Vielleicht ist er beim Kopieren abgeschnitten worden. Er steht in der Nachricht in einer Zeile für sich.</p>${home}`,
);

const tooLate = ({ organisation, postfach }: MailboxLink): Page =>
  page(
    'Dieser Verweis ist abgelaufen',
    html`<p class="lk-lead">Zustimmen kann man ${QUESTION_DAYS} Tage lang. Für ${postfach} kommt nichts, solange nicht zugestimmt wird. ${organisation} kann die Nachricht neu bestellen, dann kommt eine neue Frage.</p>${home}`,
  );

const agreedAlready = ({ postfach }: MailboxLink): Page =>
  page(
    'Das Postfach hat zugestimmt',
    html`<p class="lk-lead">Montags kommt an ${postfach}, was es Neues gibt: höchstens drei Dinge, und nichts, wenn es nichts Neues gibt. Abbestellen kann man in jeder Nachricht.</p>${home}`,
  );

const leftAlready = ({ organisation, postfach }: MailboxLink): Page =>
  page(
    'Hier kommt nichts mehr an',
    html`<p class="lk-lead">An ${postfach} geht keine Nachricht mehr. ${organisation} kann wieder welche bestellen.</p>${home}`,
  );

/** What cannot be done by the link any more, and why; undefined where it can. */
const past = (link: MailboxLink): Page | undefined => {
  if (link.status === 'bestaetigt') return agreedAlready(link);
  if (link.status === 'beendet') return leftAlready(link);
  return link.late ? tooLate(link) : undefined;
};

/** Asks to agree. Looking at it changes nothing: scanners follow links, too. */
export const askToAgree = (link: MailboxLink): Page =>
  past(link) ??
  page(
    'Montags eine Nachricht bekommen?',
    html`<p class="lk-lead">${link.organisation} hat das für ${link.postfach} bestellt: höchstens drei Neuigkeiten in der Woche, und keine Nachricht, wenn es nichts Neues gibt.</p><p>Erst mit Ihrer Zustimmung kommt etwas. Abbestellen kann man in jeder Nachricht, mit einem Klick.</p>${button('Ja, Nachrichten an dieses Postfach schicken')}`,
  );

/** After the answer. */
export const agreedNow = (link: MailboxLink): Page => past(link) ?? agreedAlready(link);

/** True where the link can still be used to agree. */
export const canAgree = (link: MailboxLink): boolean => past(link) === undefined;

/** Asks to leave. */
export const askToLeave = (link: MailboxLink): Page =>
  link.status === 'beendet'
    ? leftAlready(link)
    : page(
        'Nachricht am Montag abbestellen?',
        html`<p class="lk-lead">An ${link.postfach} kommt dann nichts mehr.</p>${button('Abbestellen')}`,
      );

/** After it was left. */
export const leftNow = leftAlready;
