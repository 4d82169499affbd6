import { html, type Markup, type Piece } from '../../markup.ts';
import { LIGHTS, type LightKind, lightIcon } from '../../parts/light.ts';
import { counted, nounFor } from '../../words/numbers.ts';
import type { Chain, Light } from '../lights.ts';
import type { Look } from '../look.ts';
import { nameAfter, secondLine } from '../words.ts';

/** Names that a group spells out; the rest is in the data. */
const NAMED = 100;

const yearOf = ({ month }: Light) => Math.floor(month / 12);

const states = (lights: readonly Light[]): Piece => {
  const counts = Map.groupBy(lights, ({ kind }) => kind);
  const shown = LIGHTS.filter(([kind]) => counts.has(kind));
  return html`<ul class="lk-leg">${shown.map(
    ([kind, words]: readonly [LightKind, string]) =>
      html`<li>${lightIcon(kind)}<span><b>${counts.get(kind)?.length ?? 0}</b> ${words}</span></li>`,
  )}</ul>`;
};

const member = (light: Light, look: Look): Markup =>
  html`<li>${light.node.nameless ? light.name : html`<a href="${look.hrefOf(light.id)}">${light.name}</a>`}: ${secondLine(light)}</li>`;

const sourceOf = (chain: Chain, id: string | undefined): string =>
  id === undefined ? 'Ursprung' : nameAfter('von', chain.byId.get(id)?.name ?? 'nicht öffentlich');

const bySource = (chain: Chain, look: Look, id: string | undefined, lights: readonly Light[]): Markup => {
  const focused = lights.some((light) => light.id === look.focus);
  const rest = lights.length - NAMED;
  return html`<details${focused && html` open`}><summary><b>${lights.length}</b> ${sourceOf(chain, id)}</summary>${states(lights)}<ul>${lights.slice(0, NAMED).map((light) => member(light, look))}</ul>${
    rest > 0 && html`<p>und ${counted(rest, 'weitere', 'weitere')}</p>`
  }</details>`;
};

/** A large chain: by year, and in it by whoever it came from, the largest groups first. */
export const drawYears = (chain: Chain, look: Look): Markup =>
  html`<ol class="lk-jahre">${[...Map.groupBy(chain.lights, yearOf)]
    .sort(([a], [b]) => a - b)
    .map(([year, lights]) => {
      const sources = [...Map.groupBy(lights, ({ sources: [main] }) => main?.from)].sort(
        ([, a], [, b]) => b.length - a.length,
      );
      return html`<li><h3>${year} · ${lights.length} ${nounFor(lights.length, 'Umsetzung', 'Umsetzungen')}</h3>${sources.map(([id, members]) => bySource(chain, look, id, members))}</li>`;
    })}</ol>`;
