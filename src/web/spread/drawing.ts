import { html, type Markup, type Piece } from '../markup.ts';
import { LIGHTS, lightIcon } from '../parts/light.ts';
import { type Chain, isIdea, isOpen, type Light } from './lights.ts';
import type { Look } from './look.ts';
import { drawNarrow } from './narrow/rows.ts';
import { drawYears } from './narrow/years.ts';
import { drawWide } from './wide/draw.ts';

/** Lights that the drawing over true time can hold (look, 3), and that a list can name one by one. */
const SMALL = 16;
const LISTED = 60;

/** Widths in px for which the drawing is made; styles show the one that fits (80-spread.css). */
const WIDTHS = [640, 880, 1150];

const ANREGUNG = html`<svg width="30" height="10" viewBox="0 0 30 10" aria-hidden="true" focusable="false"><path class="kabel anr" d="M1 5H29"/></svg>`;
const OPEN = html`<svg width="30" height="10" viewBox="0 0 30 10" aria-hidden="true" focusable="false"><path class="kabel offen" d="M1 5H29"/></svg>`;

/** Lights of the chain itself that count: neither its origin, nor what belongs to other chains, nor a mere idea. */
const counts = (light: Light): boolean => !light.node.origin && light.foreign === undefined && !isIdea(light);

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
  )}${ideas > 0 && html`<li>${ANREGUNG}<span><b>${ideas}</b> als Anregung</span></li>`}${
    has(({ node }) => node.bewaehrt) &&
    html`<li class="leise">${lightIcon('betrieb', true)}Ring: bewährt</li>`
  }${has(isOpen) && html`<li class="leise">${OPEN}offenes Kabel: Zeitpunkt nicht genau bekannt</li>`}</ul>`;
};

const small = async (chain: Chain, look: Look, turn: () => Promise<void>): Promise<Piece> => {
  const wide: Piece[] = [];
  for (const width of WIDTHS) {
    await turn();
    wide.push(html`<div class="lk-breit lk-zeichnung b${width}">${drawWide(chain, look, width)}</div>`);
  }
  return [...wide, html`<div class="lk-schmal">${drawNarrow(chain, look, false)}</div>`];
};

const picture = (chain: Chain, look: Look, turn: () => Promise<void>): Piece | Promise<Piece> => {
  const count = chain.lights.length;
  if (count > LISTED) return drawYears(chain, look);
  if (count > SMALL) return html`<div class="lk-schmal immer">${drawNarrow(chain, look, true)}</div>`;
  return small(chain, look, turn);
};

/**
 * The chain of lights: small ones over true time (narrow screens: as a list), larger ones by year. `turn` is waited for between the
 * parts that take long.
 */
export const drawing = async (chain: Chain, look: Look, turn: () => Promise<void>): Promise<Markup> => {
  const pills =
    chain.lights.length <= SMALL ? 'Die Zahl an einem Kabel nennt die Änderungen und führt zu ihnen. ' : '';
  const drawn = await picture(chain, look, turn);
  return html`<figure class="lk-feld lk-oben">${legend(chain)}${drawn}<figcaption class="hinweis">${pills}Ein Name zeigt den Weg zum Ursprung.</figcaption></figure>`;
};
