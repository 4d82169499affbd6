import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import type { Kontakt } from '../../../contracts/views/parts.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { after, startOfSentence, who } from '../words/organisation.ts';
import { type Owner, organisation, ownerHref } from './links.ts';

/** The address of a number for a telephone (RFC 3966). */
const telephoneHref = (number: string): string => `tel:${number.replaceAll(/[^+\d]/g, '')}`;

/** A number that stays on one line. */
const inOnePiece = (number: string): string => number.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');

/** An address that breaks before its host, where it must. */
const mailLink = (postfach: string): Markup => {
  const [local = '', host = ''] = postfach.split('@');
  return html`<a href="mailto:${postfach}">${local}<wbr>@${host}</a>`;
};

/** An office with the ways to reach it. */
export const office = ({ stelle, postfach, telefon }: Kontakt): Markup =>
  html`<address class="lk-adresse"><span>${stelle}</span><span>E-Mail: ${mailLink(postfach)}</span>${telefon && html`<span>Telefon: <a href="${telephoneHref(telefon)}">${inOnePiece(telefon)}</a></span>`}</address>`;

const section = (body: Piece): Markup =>
  html`<section class="lk-flaeche" aria-labelledby="kontakt"><h2 id="kontakt">Wen kann ich fragen?</h2>${body}</section>`;

const named = (owner: Owner, words: (one: { readonly name: string; readonly kind?: string }) => string) => {
  const one = organisation(owner);
  return one && startOfSentence(words(one));
};

/** Whom to ask about an organisation; that it has named nobody, otherwise. */
export const whomToAsk = (kontakt: Kontakt | undefined, owner: Owner): Markup =>
  section(
    kontakt
      ? office(kontakt)
      : html`<p>${named(owner, who)} hat hier noch keine Stelle angegeben, die man fragen kann.</p>`,
  );

const linkTo = (owner: Owner): Piece => {
  const [one, href] = [organisation(owner), ownerHref(owner)];
  return one && href && html`<a href="${href}">${after('von', one)}</a>`;
};

/** Who has said so, and whether it was said of this solution; of what somebody made of one, nobody is named apart. */
const saidBy = ({ kontakt, kommune, verbund, adoption }: SolutionDetail): Markup => {
  const apart = kontakt?.fuer === 'loesung' ? ' für diese Lösung' : ', nicht eigens für diese Lösung';
  return html`<p class="lk-klein lk-oben">Angegeben ${linkTo({ kommune, verbund })}${adoption === undefined && apart}.</p>`;
};

/** Whom to ask about a solution, or about what somebody has made of one. */
export const whomToAskAbout = (detail: SolutionDetail): Markup =>
  detail.kontakt === undefined
    ? whomToAsk(undefined, detail)
    : section(html`${office(detail.kontakt)}${saidBy(detail)}`);
