import { html, type Markup, type Piece } from '../markup.ts';

/** What a light says, by its shape first (look, encoding). */
export type LightKind =
  | 'hell'
  | 'betrieb'
  | 'erprobung'
  | 'einfuehrung'
  | 'geplant'
  | 'unbestaetigt'
  | 'beendet'
  | 'aufgegeben'
  | 'angabe'
  | 'unbekannt';

/** What the glyph of an Umsetzung depends on; the answers of catalogue and lineage both have it. */
export interface LightState {
  readonly status?: string | undefined;
  readonly unconfirmed?: boolean | undefined;
  readonly mitErgebnis: boolean;
  readonly nameless?: boolean;
  /** Only publications say so. */
  readonly claim?: boolean | undefined;
}

const OF_STATUS: Readonly<Record<string, LightKind>> = {
  interesse: 'geplant',
  'in-pruefung': 'geplant',
  geplant: 'geplant',
  beschlossen: 'geplant',
  'in-entwicklung': 'einfuehrung',
  'in-erprobung': 'erprobung',
  'in-einfuehrung': 'einfuehrung',
  beendet: 'beendet',
  'nicht-weiterverfolgt': 'aufgegeben',
};

/** The kind of light of an Umsetzung. An origin has no status: it counts as in use. */
export const lightOf = ({ status, unconfirmed, mitErgebnis, nameless, claim }: LightState): LightKind => {
  if (nameless) return 'unbekannt';
  if (claim) return 'angabe';
  const ending = status === undefined ? undefined : OF_STATUS[status];
  if (ending !== undefined) return ending;
  if (unconfirmed) return 'unbestaetigt';
  return mitErgebnis ? 'hell' : 'betrieb';
};

/** In the order of the legend, with its words. */
export const LIGHTS: readonly (readonly [LightKind, string])[] = [
  ['hell', 'im Betrieb, mit Ergebnis'],
  ['betrieb', 'im Betrieb'],
  ['einfuehrung', 'in Einführung'],
  ['erprobung', 'in Erprobung'],
  ['geplant', 'geplant'],
  ['unbestaetigt', 'nicht bestätigt'],
  ['beendet', 'beendet'],
  ['aufgegeben', 'nicht weiterverfolgt'],
  ['angabe', 'laut Veröffentlichungen, nicht bestätigt'],
  ['unbekannt', 'nicht öffentlich'],
];

const round = (value: number) => Math.round(value * 10) / 10;

const rays = (x: number, y: number): string =>
  Array.from({ length: 8 }, (_, index) => {
    const angle = (index * Math.PI) / 4;
    const at = (radius: number) =>
      `${round(x + Math.cos(angle) * radius)} ${round(y + Math.sin(angle) * radius)}`;
    return `M${at(11)}L${at(14.5)}`;
  }).join('');

const hollow = (x: number, y: number) => html`<circle class="licht hohl" cx="${x}" cy="${y}" r="6"/>`;

const SHAPES: Record<LightKind, (x: number, y: number) => Piece> = {
  hell: (x, y) =>
    html`<circle class="hof" fill="url(#hof)" cx="${x}" cy="${y}" r="20"/><path class="strahl" d="${rays(x, y)}"/><circle class="licht hell" cx="${x}" cy="${y}" r="7.5"/><circle class="kern-l" cx="${x}" cy="${y}" r="3"/>`,
  betrieb: (x, y) => html`<circle class="licht an" cx="${x}" cy="${y}" r="7"/>`,
  einfuehrung: (x, y) => [hollow(x, y), html`<path class="halb" d="M${x} ${y - 5}a5 5 0 0 0 0 10z"/>`],
  erprobung: (x, y) => [
    hollow(x, y),
    html`<path class="viertel" d="M${x} ${y}V${y - 5}A5 5 0 0 0 ${x - 5} ${y}z"/>`,
  ],
  geplant: (x, y) => html`<circle class="licht hohl plan" cx="${x}" cy="${y}" r="6"/>`,
  unbestaetigt: (x, y) => [hollow(x, y), html`<circle class="glut" cx="${x}" cy="${y}" r="2.4"/>`],
  beendet: (x, y) => [hollow(x, y), html`<path class="kreuz" d="M${x - 8} ${y + 8}L${x + 8} ${y - 8}"/>`],
  aufgegeben: (x, y) => [
    hollow(x, y),
    html`<path class="kreuz" d="M${x - 7} ${y + 7}L${x + 7} ${y - 7}M${x - 7} ${y - 7}L${x + 7} ${y + 7}"/>`,
  ],
  angabe: (x, y) => html`<circle class="licht hohl laut" cx="${x}" cy="${y}" r="4.5"/>`,
  unbekannt: (x, y) => html`<circle class="fassung" cx="${x}" cy="${y}" r="4"/>`,
};

/** A light at a place in a drawing; with the ring of what is bewährt, and the ring of the one that is looked at. */
export const light = (
  kind: LightKind,
  x: number,
  y: number,
  marks: { readonly bewaehrt?: boolean; readonly focus?: boolean } = {},
): Markup => {
  const bright = kind === 'hell';
  const rings = [
    marks.bewaehrt && html`<circle class="ring" cx="${x}" cy="${y}" r="${bright ? 17.5 : 11}"/>`,
    marks.focus && html`<circle class="fokusring" cx="${x}" cy="${y}" r="${bright ? 21.5 : 15}"/>`,
  ];
  return html`<g>${SHAPES[kind](x, y)}${rings}</g>`;
};

/** A light by itself, beside words that say the same. */
export const lightIcon = (kind: LightKind, bewaehrt = false): Markup =>
  html`<svg width="30" height="30" viewBox="-15 -15 30 30" aria-hidden="true" focusable="false">${light(kind, 0, 0, { bewaehrt })}</svg>`;

/** The cable of what was taken as an idea only, beside words that say the same. */
export const ideaIcon = (): Markup =>
  html`<svg width="30" height="10" viewBox="0 0 30 10" aria-hidden="true" focusable="false"><path class="kabel anr" d="M1 5H29"/></svg>`;

/** The halo that all lights of a page share; once per page. */
export const lightPatterns = (): Markup =>
  html`<svg class="lk-muster" width="0" height="0" aria-hidden="true" focusable="false"><defs><radialGradient id="hof"><stop class="hof-farbe" offset="0" stop-opacity=".62"/><stop class="hof-farbe" offset=".55" stop-opacity=".2"/><stop class="hof-farbe" offset="1" stop-opacity="0"/></radialGradient></defs></svg>`;
