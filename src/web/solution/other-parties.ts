import type { AdoptionBrief, OtherParties } from '../../../contracts/views/adoptions.ts';
import { html, join, type Piece } from '../markup.ts';
import { lightIcon } from '../parts/light.ts';
import { ownerLink } from '../parts/links.ts';
import { nounFor } from '../words/numbers.ts';
import { staatWords } from '../words/staat.ts';
import { standing } from './standing.ts';

const named = (item: AdoptionBrief): Piece => [
  ownerLink(item),
  item.kommune?.staat && ` (${staatWords(item.kommune.staat)})`,
  `: ${standing(item)}`,
];

const row = (group: OtherParties | undefined, one: string, many: string): Piece => {
  if (group === undefined) return null;
  const { count, adoptions, first } = group;
  const rest = adoptions - first.length;
  return html`<li>${lightIcon('betrieb')}<b>${count}</b><div><p class="was">${nounFor(count, one, many)}; keine deutsche Kommune, darum nicht mitgezählt</p><p class="wer">${join(first.map(named), '; ')}${rest > 0 && html` und <a href="#uebernahmen">${rest} weitere</a>`}</p></div></li>`;
};

/** Parties that rule 14 does not count: those that have it, and those that plan it, have ended or declined it. */
export const otherParties = (groups: readonly OtherParties[]): Piece => [
  row(
    groups.find(({ underWay }) => underWay),
    'andere Stelle hat es übernommen',
    'andere Stellen haben es übernommen',
  ),
  row(
    groups.find(({ underWay }) => !underWay),
    'andere Stelle plant es, hat es beendet oder nicht weiterverfolgt',
    'andere Stellen planen es, haben es beendet oder nicht weiterverfolgt',
  ),
];
