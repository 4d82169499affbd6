import { frame } from '../frame.ts';
import { html } from '../markup.ts';
import { visitOf } from '../visit.ts';
import { type Filling, type FormParts, formAddress, thingsOf } from './filling.ts';
import { thingsFor } from './places.ts';
import { organisationName } from './show.ts';
import { toldBack } from './told-back.ts';

/** The names under which a form says that it was looked at once more, and that something is to be changed. */
export const SEEN = '_gesehen';
export const BACK = '_zurueck';

/** What only the step before has asked. */
const PASSING = /^_(los|mehr|suche|gesehen|zurueck)(\.|$)/;

/** True where a form is to be looked at once more before it is entered. */
export const wantsReview = ({ arranged, form }: Filling): boolean =>
  arranged?.by.reviewed === true && !form.has(SEEN);

/** Shows what was filled in, to be entered or to be changed. */
export const showReview = async (filling: Filling, parts: FormParts): Promise<void> => {
  const { fields, typed, form, acting, response, request, arranged, command } = filling;
  await parts.turn();
  const things = thingsOf(filling, parts);
  const found = await thingsFor(things, fields, typed, () => '');
  const title = `Bitte prüfen: ${arranged?.around.title ?? command.title}`;
  const whom = await organisationName(acting.target, things, parts.access);
  const carried = [...form].filter(([name]) => !PASSING.test(name));
  const address = formAddress(filling);
  const body = html`<div class="lk-lesebreite"><h1>${title}</h1>${whom !== undefined && html`<p class="lk-klein">Sie tragen ein für: <b>${whom}</b></p>`}${toldBack(fields, typed, found)}<form class="lk-form" method="post" action="${address}">${carried.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<p class="lk-btnr"><button class="lk-btn p" type="submit" name="${SEEN}" value="1">Eintragen<span class="lk-nurlesen">: ${command.title}</span></button><button class="lk-btn" type="submit" name="${BACK}" value="1">Ändern</button></p></form></div>`;
  const visit = visitOf(request, address, acting.credentials, parts);
  response
    .set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })
    .type('html')
    .send(frame({ title, body }, visit).toString());
};
