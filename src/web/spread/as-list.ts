import { html, type Markup, type Piece } from '../markup.ts';
import type { Chain, Light } from './lights.ts';
import type { Look } from './look.ts';
import { cameFrom, secondLine } from './words.ts';

/** The chain as a list within lists: who took over from whom; a second Vorlage is named beside it. */
export const asList = (chain: Chain, look: Look): Markup => {
  const shown = new Set(chain.lights.map(({ id }) => id));
  // Where the Vorlage is not among the lights that are named, the light stands at the top.
  const childrenOf = Map.groupBy(chain.lights, ({ sources: [main] }) =>
    main !== undefined && shown.has(main.from) ? main.from : undefined,
  );
  const item = (light: Light): Markup => {
    const [main] = light.sources;
    const isTold = light.sources.length > 1 || (main !== undefined && !shown.has(main.from));
    const from = isTold ? ` (${cameFrom(chain, light)})` : '';
    const name = light.node.nameless
      ? light.name
      : html`<a href="${look.hrefOf(light.id)}">${light.name}</a>`;
    return html`<li>${name}: ${secondLine(light)}${from}${below(light.id)}</li>`;
  };
  const below = (id: string | undefined): Piece => {
    const children = childrenOf.get(id) ?? [];
    return children.length > 0 && html`<ul>${children.map(item)}</ul>`;
  };
  return html`<div class="lk-text lk-oben">${below(undefined)}</div>`;
};
