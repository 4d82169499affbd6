import { isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { html, join, type Piece } from '../markup.ts';
import { lightIcon } from '../parts/light.ts';
import { ownerLink, ownerName } from '../parts/links.ts';
import { nounFor } from '../words/numbers.ts';
import { staatWords } from '../words/staat.ts';
import { standing } from './standing.ts';

/** True where rule 14 does not count whose adoption it is: no Kommune, or none in Germany. */
export const isOtherParty = ({ kommune }: AdoptionItem): boolean =>
  kommune === undefined || kommune.staat !== undefined;

const named = (item: AdoptionItem): Piece => [
  ownerLink(item),
  item.kommune?.staat && ` (${staatWords(item.kommune.staat)})`,
  `: ${standing(item)}`,
];

const row = (items: readonly AdoptionItem[], one: string, many: string): Piece => {
  if (items.length === 0) return null;
  const count = new Set(items.map((item) => ownerName(item))).size;
  return html`<li>${lightIcon('betrieb')}<b>${count}</b><div><p class="was">${nounFor(count, one, many)}; keine deutsche Kommune, darum nicht mitgezählt</p><p class="wer">${join(items.map(named), '; ')}</p></div></li>`;
};

/** Parties that rule 14 does not count: those that have it, and those that plan it, have ended or declined it. */
export const otherParties = (items: readonly AdoptionItem[]): Piece => [
  row(
    items.filter(({ status }) => isUnderWay(status)),
    'andere Stelle hat es übernommen',
    'andere Stellen haben es übernommen',
  ),
  row(
    items.filter(({ status }) => !isUnderWay(status)),
    'andere Stelle plant es, hat es beendet oder nicht weiterverfolgt',
    'andere Stellen planen es, haben es beendet oder nicht weiterverfolgt',
  ),
];
