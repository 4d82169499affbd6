import type { Chain, Light, Wire } from '../chain.ts';
import { textWidth } from '../text-width.ts';
import { pillWords, secondLine } from '../words.ts';

/** Width of the drawing in px; CSS never scales it (look, 3). */
export const WIDTH = 1150;
const LEFT = 28;
/** How far a light stands right of what it came from, at least. */
const STEP = 30;
const MARGIN = 40;

/** A light with its place on the time axis and the room that its words take. */
export interface Box {
  readonly light: Light;
  readonly x: number;
  /** From the light to the right end of its words. */
  readonly extent: number;
  readonly label: number;
  /** The pill of its main wire, and whether it stands beside the name for want of room on the wire. */
  readonly pill: { readonly words: string; readonly width: number; readonly beside: boolean } | undefined;
}

/** The scale of the time axis. */
export interface Scale {
  readonly first: number;
  readonly perMonth: number;
}

export const xOf = ({ first, perMonth }: Scale, month: number): number =>
  Math.round(LEFT + (month - first) * perMonth);

const labelOf = (light: Light): number =>
  Math.max(textWidth(light.name, 15, '600'), textWidth(secondLine(light), 13, '400'));

const pillOf = (wire: Wire | undefined, gap: number): Box['pill'] => {
  const words = wire && pillWords(wire);
  if (words === undefined) return undefined;
  const width = textWidth(words, 13, '400') + 20;
  return { words, width, beside: gap < width + 50 };
};

const boxesAt = (chain: Chain, scale: Scale): Map<string, Box> => {
  const boxes = new Map<string, Box>();
  for (const light of chain.lights) {
    const sources = light.sources.flatMap(({ from }) => boxes.get(from)?.x ?? []);
    const x = Math.max(xOf(scale, light.month), ...sources.map((source) => source + STEP));
    const [main] = light.sources;
    const from = main && boxes.get(main.from)?.x;
    const pill = pillOf(main, from === undefined ? 0 : x - from);
    const label = labelOf(light);
    const beside = pill?.beside ? textWidth(light.name, 15, '600') + 12 + pill.width : 0;
    boxes.set(light.id, { light, x, label, pill, extent: Math.max(label, beside) - 8 });
  }
  return boxes;
};

const fits = (boxes: ReadonlyMap<string, Box>) =>
  [...boxes.values()].every(({ x, extent }) => x + extent <= WIDTH);

/** The boxes of a chain from its first month to `today` (a month too), with all words inside of the drawing. */
export const boxesOf = (chain: Chain, today: number): { boxes: Map<string, Box>; scale: Scale } => {
  const months = chain.lights.map(({ month }) => month);
  const first = Math.min(...months);
  const last = Math.max(today, ...months);
  let perMonth = (WIDTH - LEFT - MARGIN) / Math.max(1, last - first);
  for (let tries = 0; ; tries += 1) {
    const scale = { first, perMonth };
    const boxes = boxesAt(chain, scale);
    if (fits(boxes) || tries === 60) return { boxes, scale };
    perMonth *= 0.96;
  }
};
