import type { Matrix } from '../../../contracts/views/matrix.ts';
import type { VerbundDetail } from '../../../contracts/views/verbund.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { type Params, single } from '../page.ts';
import { ownerLink } from '../parts/links.ts';
import { dateWords } from '../words/dates.ts';

/** The parameter that says for which member something is to be entered. */
export const FOR = 'fuer';

/** What a Verbund enters for a member that has let it. */
const WITH_MANDATE = [
  ['adopt-best-practice', 'nutzt eine Lösung'],
  ['plan-adoption', 'plant oder prüft eine Lösung'],
  ['report-outcome', 'hat ein Ergebnis'],
  ['end-usage', 'nutzt etwas nicht mehr'],
  ['state-need', 'sucht etwas'],
] as const;

type Member = Matrix['members'][number];
type Mandates = VerbundDetail['auftraege'];

const withMandate = ({ kommuneId }: Member, { umfang, bis }: Mandates[number]): Markup =>
  html`<p>Es gibt einen Auftrag${bis && `, gültig bis ${dateWords(bis)}`}: Was Sie hier eintragen, ist ein Eintrag der Kommune selbst und nennt Sie als eingetragen im Auftrag.${!umfang.includes('veroeffentlichen') && ' Für alle sichtbar eintragen umfasst er nicht: Bitte dabei „nur im Zusammenschluss“ wählen.'}</p><ul class="lk-liste">${WITH_MANDATE.map(([command, words]) => html`<li><a href="/eintragen/${command}?kommune=${kommuneId}">${words}</a></li>`)}</ul>`;

const withoutMandate = ({ kommuneId }: Member, verbundId: string): Markup =>
  html`<p>Ohne Auftrag steht es hier als Angabe aus einer Quelle, bis die Kommune selbst spricht. <a href="/eintragen/record-reference?verbund=${verbundId}&amp;kommuneId=${kommuneId}">Angabe aus einer Quelle erfassen</a></p><p class="lk-klein">Einen Auftrag erteilt die Kommune: <a href="/eintragen/grant-mandate?kommune=${kommuneId}&amp;verbundId=${verbundId}">Auftrag zum Eintragen erteilen</a></p>`;

const chosen = (member: Member | undefined, { auftraege, verbundId }: VerbundDetail): Piece => {
  if (member === undefined) return null;
  const mandate = auftraege.find(({ kommune }) => kommune.kommuneId === member.kommuneId);
  return html`<h3 class="lk-oben">${ownerLink({ kommune: member })}</h3>${mandate === undefined ? withoutMandate(member, verbundId) : withMandate(member, mandate)}`;
};

/** For which member something is to be entered, and what can be: as its own entry on a mandate, or else as what a source says. */
export const enterForMember = (
  path: string,
  { members }: Matrix,
  verbund: VerbundDetail,
  params: Params,
): Piece =>
  members.length > 0 &&
  html`<section aria-labelledby="fuer-mitglied"><h2 id="fuer-mitglied">Für ein Mitglied eintragen</h2><form class="lk-eingrenzen" action="${path}#fuer-mitglied" method="get"><p><label for="fuer">Mitglied</label><select id="fuer" name="${FOR}">${members.map(({ kommuneId, name }) => html`<option value="${kommuneId}"${kommuneId === single(params, FOR) && html` selected`}>${name}</option>`)}</select></p><p><button class="lk-btn" type="submit">Weiter</button></p></form>${chosen(
    members.find(({ kommuneId }) => kommuneId === single(params, FOR)),
    verbund,
  )}</section>`;
