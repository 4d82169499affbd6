import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { html, join, type Piece } from '../markup.ts';
import { type Owner, ownerHref, ownerLink } from '../parts/links.ts';
import { numberWords } from '../words/numbers.ts';

/** What descends from a solution, and what was built jointly with its owner. */
export const byHow = (
  items: readonly AdoptionItem[],
): { readonly joint: readonly AdoptionItem[]; readonly taken: readonly AdoptionItem[] } => ({
  joint: items.filter(({ gemeinsam }) => gemeinsam),
  taken: items.filter(({ gemeinsam }) => !gemeinsam),
});

/** "Gemeinsam gebaut von 6 Kommunen": with the owner, all who say so themselves (rules 14 and 25). */
export const builtBy = (detail: SolutionDetail): Piece => {
  const { adoption, descent, usage } = detail;
  if (adoption !== undefined || descent === undefined || usage.gemeinsam === 0) return null;
  const { parties, first } = descent.gemeinsam;
  const named = new Map([detail as Owner, ...first].map((owner) => [ownerHref(owner), owner]));
  const all = [...named.values()];
  const count = parties + all.length - first.length;
  const whom = all.every(({ kommune }) => kommune) ? 'Kommunen' : 'Beteiligten';
  const links = all.map((owner) => ownerLink(owner));
  return html`<p class="lk-oben"><b>Gemeinsam gebaut von ${numberWords(count)} ${whom}</b>: ${join(links, ', ')}${count > all.length && ` und ${numberWords(count - all.length)} weitere`}</p>`;
};
