import { isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import { distanceWords, type Place, sizeWords } from '../../../contracts/near.ts';
import { listAdoptions } from '../../../contracts/views/adoptions.ts';
import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import { getKommune } from '../../../contracts/views/kommune.ts';
import type { AdoptionItem, Kontakt } from '../../../contracts/views/parts.ts';
import { getVerbund } from '../../../contracts/views/verbund.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import type { Ask } from '../page.ts';
import { office } from '../parts/kontakt.ts';
import { type Owner, ownerLink } from '../parts/links.ts';
import { standingSince } from '../solution/standing.ts';

/** So many are named: whoever wants to call somebody calls one. */
const NAMED = 3;

const idOf = ({ kommune, verbund }: Owner): string | undefined => kommune?.kommuneId ?? verbund?.verbundId;

/** Whom to ask at an organisation; undefined where it has named nobody. */
const kontaktOf = async (ask: Ask, { kommune, verbund }: Owner): Promise<Kontakt | undefined> => {
  if (kommune !== undefined) return (await ask(getKommune, { kommuneId: kommune.kommuneId })).kontakt;
  return verbund && (await ask(getVerbund, { verbundId: verbund.verbundId })).kontakt;
};

/** Those who use a solution, the most alike first, without `owner` itself; of many the first. */
export const othersWhoUse = async (
  ask: Ask,
  { solutionId }: SolutionDetail,
  owner: Owner,
): Promise<readonly AdoptionItem[]> => {
  const order = { sort: 'stand', von: owner.kommune?.kommuneId };
  const { items } = await ask(listAdoptions, { solutionId }, order);
  return items.filter(
    (item) => isUnderWay(item.status) && idOf(item) !== undefined && idOf(item) !== idOf(owner),
  );
};

const partner = (words: Piece, owner: Owner, kontakt: Kontakt | undefined): Markup =>
  html`<li>${ownerLink(owner)}<p class="lk-klein">${words}</p>${kontakt ? office(kontakt) : html`<p class="lk-klein">Hat hier noch keine Stelle angegeben, die man fragen kann.</p>`}</li>`;

const aboutUse = (item: AdoptionItem, own: Place | undefined): Piece =>
  join(
    [
      standingSince(item),
      own && item.place && sizeWords(own, item.place),
      own && item.place && distanceWords(own, item.place),
    ].filter(Boolean),
    ' · ',
  );

/** Where it comes from, and who else uses it, each with whom to ask there. */
export const partners = async (
  ask: Ask,
  detail: SolutionDetail,
  users: readonly AdoptionItem[],
  { owner, own }: { readonly owner: Owner; readonly own: Place | undefined },
): Promise<Piece> => {
  const origin = idOf(detail) === idOf(owner) ? [] : [{ words: 'Hat die Lösung vorgestellt', whose: detail }];
  const named = users.slice(0, NAMED).map((item) => ({ words: aboutUse(item, own), whose: item }));
  const all = [...origin, ...named];
  if (all.length === 0) return null;
  const offices = await Promise.all(
    all.map(async ({ whose }, index) =>
      index === 0 && origin.length > 0 && detail.kontakt ? detail.kontakt : kontaktOf(ask, whose),
    ),
  );
  return html`<ul class="lk-liste">${all.map(({ words, whose }, index) => partner(words, whose, offices[index]))}</ul>`;
};
