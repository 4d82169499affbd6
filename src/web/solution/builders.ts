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

/** Whose it is, and who says to have built it with them, each once. */
const buildersOf = (detail: SolutionDetail): readonly Owner[] => {
  const joint = byHow(detail.adoptions).joint.filter(({ status }) => status !== 'nicht-weiterverfolgt');
  return [...new Map([detail, ...joint].map((owner) => [ownerHref(owner), owner])).values()];
};

/** "Gemeinsam gebaut von 6 Kommunen": with the owner, all who say so themselves (rules 14 and 25). */
export const builtBy = (detail: SolutionDetail): Piece => {
  if (detail.adoption !== undefined || detail.usage.gemeinsam === 0) return null;
  const all = buildersOf(detail);
  const whom = all.every(({ kommune }) => kommune) ? 'Kommunen' : 'Beteiligten';
  const links = all.map((owner) => ownerLink(owner));
  return html`<p class="lk-oben"><b>Gemeinsam gebaut von ${numberWords(all.length)} ${whom}</b>: ${join(links, ', ')}</p>`;
};
