import { html, type Piece } from '../markup.ts';
import { changeList } from '../solution/adoption-words.ts';
import { wordOf } from '../words/codes.ts';
import { countedInWords } from '../words/numbers.ts';
import type { Chain, Light, Wire } from './lights.ts';

/** Where the changes of a light stand on the page. */
export const changeId = (id: string): string => `aend-${id}`;

/** The wire on which something was changed, the main one first; undefined where nothing was, or nobody may be named. */
export const changesOn = ({ sources, node }: Light): Wire | undefined =>
  node.nameless ? undefined : sources.find(({ changes }) => changes.length > 0);

/** "Was unterwegs geändert wurde": closed, one for each Umsetzung; the pills of the drawing lead here. */
export const whatChanged = (chain: Chain): Piece => {
  const changed = chain.lights.flatMap((light) => {
    const wire = changesOn(light);
    return wire === undefined ? [] : [{ light, relation: wire.relation, changes: wire.changes }];
  });
  if (changed.length === 0) return null;
  return html`<section class="lk-abs" aria-labelledby="unterwegs"><h2 id="unterwegs">Was unterwegs geändert wurde</h2>${changed.map(
    ({ light, relation, changes }) =>
      html`<details class="lk-d"><summary>${light.name}: ${relation && wordOf('relation', relation)}, ${countedInWords(changes.length, 'Änderung', 'Änderungen')}</summary><div id="${changeId(light.id)}">${changeList(changes)}</div></details>`,
  )}</section>`;
};
