import { html, type Markup } from '../markup.ts';
import { LIGHTS, lightIcon } from '../parts/light.ts';
import type { Chain } from './chain.ts';
import type { Look } from './look.ts';
import { drawNarrow } from './narrow/rows.ts';
import { drawYears } from './narrow/years.ts';
import { drawWide } from './wide/draw.ts';

/** Lights that the drawing over true time can hold (look, 3), and that a list can name one by one. */
const SMALL = 16;
const LISTED = 60;

const legend = (chain: Chain): Markup => {
  const counts = LIGHTS.map(([kind, words]) => ({
    kind,
    words,
    count: chain.lights.filter((light) => light.kind === kind && !light.node.origin).length,
  })).filter(({ count }) => count > 0);
  const has = (test: (chain: Chain['lights'][number]) => boolean) => chain.lights.some(test);
  return html`<ul class="lk-leg">${counts.map(
    ({ kind, words, count }) => html`<li>${lightIcon(kind)}<span><b>${count}</b> ${words}</span></li>`,
  )}${has(({ node }) => node.bewaehrt) && html`<li class="leise">${lightIcon('betrieb', true)}Ring: bewährt</li>`}${
    has(({ sources }) => sources.some(({ relation }) => relation === 'angeregt')) &&
    html`<li class="leise"><svg width="30" height="10" viewBox="0 0 30 10" aria-hidden="true" focusable="false"><path class="kabel anr" d="M1 5H29"/></svg>als Anregung</li>`
  }</ul>`;
};

const picture = (chain: Chain, look: Look): Markup => {
  const count = chain.lights.length;
  if (count > LISTED) return drawYears(chain, look);
  if (count > SMALL) return html`<div class="lk-schmal immer">${drawNarrow(chain, look, true)}</div>`;
  return html`<div class="lk-breit lk-zeichnung">${drawWide(chain, look)}</div><div class="lk-schmal">${drawNarrow(chain, look, false)}</div>`;
};

/** The chain of lights: small ones over true time (narrow screens: as a list), larger ones by year. */
export const drawing = (chain: Chain, look: Look): Markup => {
  const pills =
    chain.lights.length <= SMALL ? 'Die Zahl an einem Kabel nennt die Änderungen und führt zu ihnen. ' : '';
  return html`<figure class="lk-feld lk-oben">${legend(chain)}${picture(chain, look)}<figcaption class="hinweis">${pills}Ein Name zeigt den Weg zum Ursprung.</figcaption></figure>`;
};
