import { html, type Markup } from '../markup.ts';
import { type LightKind, light } from './light.ts';

const SPAN = 240;
const SAG = 30;
const HANGING: readonly (readonly [LightKind, number])[][] = [
  [
    ['betrieb', 0.16],
    ['geplant', 0.5],
    ['betrieb', 0.82],
  ],
  [
    ['einfuehrung', 0.2],
    ['hell', 0.5],
    ['betrieb', 0.8],
  ],
  [
    ['unbestaetigt', 0.24],
    ['betrieb', 0.5],
    ['hell', 0.78],
  ],
  [
    ['betrieb', 0.2],
    ['erprobung', 0.5],
    ['betrieb', 0.8],
  ],
  [
    ['hell', 0.22],
    ['beendet', 0.5],
    ['betrieb', 0.78],
  ],
];

const sagAt = (part: number) => 12 + SAG * 4 * part * (1 - part);

const span = (lights: readonly (readonly [LightKind, number])[], index: number): Markup => {
  const left = index * SPAN;
  const hung = lights.map(([kind, part]) => {
    const x = left + part * SPAN;
    const y = sagAt(part);
    return html`<rect class="fassung" x="${x - 1.5}" y="${y}" width="3" height="9"/>${light(kind, x, y + 17)}`;
  });
  return html`<path class="kabel" d="M${left} 12Q${left + SPAN / 2} ${12 + 2 * SAG} ${left + SPAN} 12"/>${hung}`;
};

/** The chain of lights over the start page: decoration that shows the signs of the drawings. */
export const garland = (): Markup =>
  html`<svg class="lk-girlande" width="1280" height="96" viewBox="0 0 1200 96" preserveAspectRatio="xMinYMin slice" aria-hidden="true" focusable="false">${HANGING.map(span)}</svg>`;

/** The mark beside the name. */
export const mark = (): Markup =>
  html`<svg width="56" height="30" viewBox="0 0 56 30" aria-hidden="true" focusable="false"><path d="M2 5Q28 27 54 5" fill="none" stroke="currentColor" stroke-width="2.5"/><circle cx="14" cy="15" r="5.5" fill="#f5b83d" stroke="currentColor" stroke-width="2"/><circle cx="28" cy="20" r="5.5" fill="#ffe27a" stroke="currentColor" stroke-width="2"/><circle cx="42" cy="15" r="5.5" fill="none" stroke="currentColor" stroke-width="2"/></svg>`;
