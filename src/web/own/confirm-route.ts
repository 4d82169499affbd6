import type { Request, Response, Router } from 'express';
import { dayInBerlin } from '../../../contracts/days.ts';
import { organisationIdOf } from '../../../contracts/envelope.ts';
import { getKommune } from '../../../contracts/views/kommune.ts';
import { noteCommand } from '../../http/observe.ts';
import { askAs } from '../ask-as.ts';
import type { FormParts } from '../forms/filling.ts';
import { frame } from '../frame.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import type { Page } from '../page.ts';
import { visitOf, whoLooks } from '../visit.ts';
import { dateWords } from '../words/dates.ts';
import { counted } from '../words/numbers.ts';
import { type Confirmed, confirmAll, sentConfirmation } from './confirm.ts';
import { CONFIRM_PATH, CONFIRMED } from './confirm-form.ts';

const WORDS: Readonly<Record<Confirmed['outcome'], string>> = {
  bestaetigt: 'bestätigt',
  'stand-schon-da': 'war heute schon bestätigt',
  abgelehnt: 'nicht bestätigt',
  wartet: 'noch nicht eingetragen',
};

/** What is still to be sent: the same form goes on where it stopped, and confirms nothing twice. */
const again = (waiting: readonly Confirmed[]): Piece =>
  waiting.length > 0 &&
  html`<form method="post" action="${CONFIRM_PATH}"><p>Das Eintragen ging gerade nicht. Was bestätigt ist, bleibt es.</p>${waiting.map(({ adoptionId }) => html`<input type="hidden" name="${CONFIRMED}" value="${adoptionId}">`)}<p class="lk-btnr"><button class="lk-btn p" type="submit">Den Rest noch einmal versuchen</button></p></form>`;

const line = ({ outcome, why }: Confirmed, title: string): Markup =>
  html`<li>${title}: <b>${WORDS[outcome]}</b>${why && html`<p class="lk-klein">${why}</p>`}</li>`;

const headline = (done: number, all: number): string => {
  if (all === 0) return 'Nichts ausgewählt';
  if (done === all) return `${counted(done, 'Nutzung', 'Nutzungen')} bestätigt`;
  return `${done} von ${counted(all, 'Nutzung', 'Nutzungen')} bestätigt`;
};

const resultPage = (
  results: readonly Confirmed[],
  titles: ReadonlyMap<string, string>,
  today: string,
): Page => {
  const done = results.filter(({ outcome }) => outcome === 'bestaetigt' || outcome === 'stand-schon-da');
  const title = headline(done.length, results.length);
  const list = html`<ul class="lk-liste">${results.map((one) => line(one, titles.get(one.adoptionId) ?? 'Eine Übernahme, die es hier nicht gibt'))}</ul>`;
  return {
    title,
    section: '/unsere-kommune',
    trail: [{ label: 'Unsere Kommune', href: '/unsere-kommune' }, { label: 'Bestätigt' }],
    body: html`<div class="lk-lesebreite"><div class="lk-getan"><h1>${title}</h1><p class="lk-lead">Stand ${dateWords(today)}</p></div>${results.length === 0 ? html`<p>Es war nichts angekreuzt, also ist nichts eingetragen.</p>` : list}${again(
      results.filter(({ outcome }) => outcome === 'wartet'),
    )}<p class="lk-btnr"><a class="lk-btn" href="/unsere-kommune">Zurück zu „Unsere Kommune“</a></p></div>`,
  };
};

const post = async (request: Request, response: Response, parts: FormParts): Promise<void> => {
  const sent = await sentConfirmation(request, parts);
  noteCommand(response, 'reconfirm-usage');
  const results = await confirmAll(sent, { request, response }, parts);
  const { identity, credentials } = whoLooks(request, parts);
  const ask = askAs(() => ({ sight: parts.sightOf(identity), mayWrite: () => false }), parts);
  const { uebernahmen } = await ask(getKommune, { kommuneId: organisationIdOf(sent.own) });
  const titles = new Map(uebernahmen.map(({ adoptionId, title }) => [adoptionId, title]));
  const page = resultPage(results, titles, dayInBerlin(parts.now()));
  const isWhole = results.every(({ outcome }) => outcome === 'bestaetigt' || outcome === 'stand-schon-da');
  response
    .status(isWhole ? 200 : results.some(({ outcome }) => outcome === 'wartet') ? 503 : 409)
    .set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })
    .type('html')
    .send(frame(page, visitOf(request, CONFIRM_PATH, credentials, parts)).toString());
};

/** `/unsere-kommune/bestaetigen`: "Ja, nutzen wir noch" for many at once; whoever asks for the address is led back. */
export const addConfirmRoute = (router: Router, parts: FormParts): void => {
  router.post(CONFIRM_PATH, (request, response) => post(request, response, parts));
  router.get(CONFIRM_PATH, (_, response) => response.redirect(303, '/unsere-kommune'));
};
