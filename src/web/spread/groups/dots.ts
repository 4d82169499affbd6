import { html, type Markup, type Piece } from '../../markup.ts';
import { LIGHTS, type LightKind } from '../../parts/light.ts';
import { isIdea, type Light } from '../lights.ts';

interface Dot {
  readonly x: number;
  readonly y: number;
}

const at = ({ x, y }: Dot): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
const points = (dots: readonly Dot[]): string => dots.map((dot) => `M${at(dot)}h0`).join('');
const strokes = (dots: readonly Dot[], shape: string, dx = -2.6, dy = 2.6): string =>
  dots.map(({ x, y }) => `M${at({ x: x + dx, y: y + dy })}${shape}`).join('');

const path = (css: string, d: string) => html`<path class="${css}" d="${d}"/>`;
/** A ring is a thick point with a thinner one of the ground's colour on it. */
const ring = (dots: readonly Dot[]): Piece => [path('d-ring', points(dots)), path('d-grund', points(dots))];

const half = (dots: readonly Dot[]): Piece => [
  ring(dots),
  path('d-halb', strokes(dots, 'a2 2 0 0 0 0 4z', 0, -2)),
];

/** How a light stands in a bundle; what was taken as an idea only is told apart, and counts nowhere else. */
export type Kind = LightKind | 'anregung';

const KINDS: readonly (readonly [Kind, string])[] = [...LIGHTS, ['anregung', 'als Anregung']];

/** The kind of a light in a bundle. */
export const kindIn = (light: Light): Kind => (isIdea(light) ? 'anregung' : light.kind);

/** The small signs of bundles: as the lights, by their shape first. */
const SIGNS: Readonly<Record<Kind, (dots: readonly Dot[]) => Piece>> = {
  hell: (dots) => path('d-hell', points(dots)),
  betrieb: (dots) => path('d-an', points(dots)),
  einfuehrung: half,
  erprobung: half,
  geplant: (dots) => [path('d-plan', points(dots)), path('d-grund', points(dots))],
  unbestaetigt: ring,
  beendet: (dots) => path('d-strich', strokes(dots, 'l5.2-5.2')),
  aufgegeben: (dots) => path('d-strich', strokes(dots, 'l5.2-5.2m-5.2 0l5.2 5.2')),
  angabe: (dots) => path('d-laut', points(dots)),
  unbekannt: (dots) => path('d-laut', points(dots)),
  anregung: (dots) => [path('d-idee', points(dots)), path('d-grund', points(dots))],
};

/** How a bundle of lights lies: from where, how many stand side by side, how far apart, and for how many lights a dot stands. */
export interface Lay {
  readonly x: number;
  readonly y: number;
  readonly perRow: number;
  readonly pitch: number;
  readonly each: number;
}

/** How many lights of each kind there are, in the order of the legend. */
export const kindsOf = (lights: readonly Light[]): readonly (readonly [Kind, string, number])[] => {
  const counts = new Map<Kind, number>();
  for (const light of lights) {
    const kind = kindIn(light);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return KINDS.flatMap(([kind, words]) => {
    const count = counts.get(kind) ?? 0;
    return count > 0 ? [[kind, words, count] as const] : [];
  });
};

/** How many lights of each kind a bundle holds. */
export type Kinds = ReturnType<typeof kindsOf>;

/** How many dots a bundle needs where each stands for so many lights; no kind is left out. */
export const dotCount = (kinds: Kinds, each: number): number =>
  kinds.reduce((sum, [, , count]) => sum + Math.ceil(count / each), 0);

/** A bundle of lights: a dot for each, sorted by kind, so that their shares are seen at once. */
export const dots = (kinds: Kinds, { x, y, perRow, pitch, each }: Lay): Markup => {
  let index = 0;
  const drawn = kinds.map(([kind, , count]) => {
    const own = Array.from({ length: Math.ceil(count / each) }, (_, number) => ({
      x: x + ((index + number) % perRow) * pitch,
      y: y + Math.floor((index + number) / perRow) * pitch,
    }));
    index += own.length;
    return SIGNS[kind](own);
  });
  return html`<g>${drawn}</g>`;
};
