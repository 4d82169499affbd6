import { html, type Piece } from '../markup.ts';
import { changeList } from '../solution/adoptions.ts';
import { wordOf } from '../words/codes.ts';
import { countedInWords } from '../words/numbers.ts';
import type { Chain } from './chain.ts';

/** Where the changes of a light stand on the page. */
export const changeId = (id: string): string => `aend-${id}`;

/** "Was unterwegs geändert wurde": closed, one for each Umsetzung; the pills of the drawing lead here. */
export const whatChanged = (chain: Chain): Piece => {
  const changed = chain.lights.flatMap((light) => {
    const wires = light.sources.filter(({ changes }) => changes.length > 0).slice(0, 1);
    return wires.map(({ relation, changes }) => ({ light, relation, changes }));
  });
  if (changed.length === 0) return null;
  return html`<section class="lk-abs" aria-labelledby="unterwegs"><h2 id="unterwegs">Was unterwegs geändert wurde</h2>${changed.map(
    ({ light, relation, changes }) =>
      html`<details class="lk-d"><summary>${light.name}: ${relation && wordOf('relation', relation)}, ${countedInWords(changes.length, 'Änderung', 'Änderungen')}</summary><div id="${changeId(light.id)}">${changeList(changes)}</div></details>`,
  )}</section>`;
};
