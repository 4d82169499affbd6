import { html, type Markup, type Piece } from '../markup.ts';
import { ideaIcon, LIGHTS, lightIcon } from '../parts/light.ts';
import type { BaseLook } from './groups/draw-matrix.ts';
import type { Grouping } from './groups/lanes.ts';
import { drawGroups, drawLong } from './large.ts';
import { type Chain, isIdea, isOpen, type Light } from './lights.ts';
import type { Look } from './look.ts';
import { drawNarrow } from './narrow/rows.ts';
import { isSmall } from './small.ts';
import { drawWide } from './wide/draw.ts';
import { isGarland, runsOf } from './wide/runs.ts';
import { forEachWidth, type Turn } from './widths.ts';

const OPEN = html`<svg width="30" height="10" viewBox="0 0 30 10" aria-hidden="true" focusable="false"><path class="kabel offen" d="M1 5H29"/></svg>`;

/** Lights of the chain itself that count: neither its origin, nor what belongs to other chains, nor a mere idea. */
const counts = (light: Light): boolean => !light.node.origin && !light.beside && !isIdea(light);

const legend = (chain: Chain): Markup => {
  const kinds = LIGHTS.map(([kind, words]) => ({
    kind,
    words,
    count: chain.lights.filter((light) => light.kind === kind && counts(light)).length,
  })).filter(({ count }) => count > 0);
  const ideas = chain.lights.filter(isIdea).length;
  const has = (test: (light: Light) => boolean) => chain.lights.some(test);
  return html`<ul class="lk-leg">${kinds.map(
    ({ kind, words, count }) => html`<li>${lightIcon(kind)}<span><b>${count}</b> ${words}</span></li>`,
  )}${ideas > 0 && html`<li>${ideaIcon()}<span><b>${ideas}</b> als Anregung</span></li>`}${
    has(({ node }) => node.bewaehrt) &&
    html`<li class="leise">${lightIcon('betrieb', true)}Ring: bewährt</li>`
  }${has(isOpen) && html`<li class="leise">${OPEN}offenes Kabel: Zeitpunkt nicht genau bekannt</li>`}</ul>`;
};

const small = async (chain: Chain, look: Look, turn: Turn): Promise<Piece> => {
  const wide = await forEachWidth(turn, (width) => drawWide(chain, look, width));
  return [wide, html`<div class="lk-schmal">${drawNarrow(chain, look, false)}</div>`];
};

const PILLS = 'Die Zahl an einem Kabel nennt die Änderungen und führt zu ihnen. ';
const NAMES = 'Ein Name zeigt den Weg zum Ursprung.';

const panel = (chain: Chain, drawn: Piece, hint: string | undefined): Markup =>
  html`<figure class="lk-feld lk-oben">${legend(chain)}${drawn}${hint && html`<figcaption class="hinweis">${hint}</figcaption>`}</figure>`;

/** The small chain of lights over true time, on narrow screens as a list. `turn` is waited for between the parts that take long. */
export const drawing = async (chain: Chain, look: Look, turn: Turn): Promise<Markup> =>
  panel(chain, await small(chain, look, turn), PILLS + NAMES);

/** How a chain is drawn: over true time, as a garland, or in groups. */
export type Form = 'zeit' | 'girlande' | 'gruppen';

/** In which form a chain of this size and shape is drawn. */
export const formOf = (chain: Chain): Form => {
  if (isSmall(chain)) return 'zeit';
  return isGarland(chain) ? 'girlande' : 'gruppen';
};

/** A chain of lights in its form. */
export const anyDrawing = async (
  chain: Chain,
  form: Form,
  look: BaseLook,
  grouping: Grouping,
  turn: Turn,
): Promise<Markup> => {
  if (form === 'zeit') return drawing(chain, look, turn);
  if (form === 'girlande')
    return panel(chain, await drawLong(chain, runsOf(chain), look, turn), PILLS + NAMES);
  return panel(chain, await drawGroups(chain, grouping, look, turn), undefined);
};
