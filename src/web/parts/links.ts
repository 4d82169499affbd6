import type { StreamName } from '../../../contracts/envelope.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { after, fullName } from '../words/organisation.ts';

/** A Kommune or Verbund as answers name it: exactly one of both is set. */
export interface Owner {
  readonly kommune?: { readonly kommuneId: string; readonly name: string } | undefined;
  readonly verbund?: { readonly verbundId: string; readonly name: string; readonly kind: string } | undefined;
}

/** Where an organisation has its page. */
export const ownerHref = ({ kommune, verbund }: Owner): string | undefined => {
  if (kommune) return `/kommunen/${kommune.kommuneId}`;
  return verbund && `/zusammenschluesse/${verbund.verbundId}`;
};

/** The stream of an organisation; undefined where nobody may be named. */
export const ownerStream = ({ kommune, verbund }: Owner): StreamName | undefined => {
  if (kommune) return `kommune-${kommune.kommuneId}`;
  return verbund && `verbund-${verbund.verbundId}`;
};

/** An organisation for the functions of words/organisation; undefined where nobody may be named. */
export const organisation = ({ kommune, verbund }: Owner): { name: string; kind?: string } | undefined =>
  kommune ? { name: kommune.name } : verbund && { name: verbund.name, kind: verbund.kind };

/** Whoever may not be named, a Kommune or not, also the one itself whose own project went in. */
export const NAMELESS = 'eine nicht öffentlich genannte Stelle';
const NAMELESS_DATIVE = 'einer nicht öffentlich genannten Stelle';

/** The full name of an organisation in words; what may not be named is said so. */
export const ownerName = (owner: Owner): string => {
  const named = organisation(owner);
  return named ? fullName(named) : NAMELESS;
};

/** An organisation as a link to its page, in the given words. */
export const ownerLink = (owner: Owner, words = ownerName(owner), css?: string): Piece => {
  const href = ownerHref(owner);
  if (href === undefined) return words;
  return css ? html`<a class="${css}" href="${href}">${words}</a>` : html`<a href="${href}">${words}</a>`;
};

/** Whose it is after a preposition that stands with the dative: "von der Gemeinde …", "beim Zweckverband …". */
export const ownerAfter = (preposition: Parameters<typeof after>[0], owner: Owner): string => {
  const named = organisation(owner);
  return named === undefined ? `${preposition} ${NAMELESS_DATIVE}` : after(preposition, named);
};

/** The same as a link to its page. */
export const ownerLinkAfter = (preposition: Parameters<typeof ownerAfter>[0], owner: Owner): Piece =>
  ownerLink(owner, ownerAfter(preposition, owner));

/** A link to a page of others. */
export const outsideLink = (href: string, words: string): Markup =>
  html`<a href="${href}" rel="noopener noreferrer nofollow">${words}</a>`;

/** A solution as a link to its page. */
export const solutionLink = (solutionId: string, title: string): Markup =>
  html`<a href="/loesungen/${solutionId}">${title}</a>`;
