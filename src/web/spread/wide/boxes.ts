import { spanOnAxis } from '../../words/dates.ts';
import { listWords } from '../../words/numbers.ts';
import { type Chain, isPlan, type Light, type Wire } from '../lights.ts';
import { textWidth } from '../text-width.ts';
import { nameAfter, pillWords, secondLine } from '../words.ts';

/** Left of the axis: where lights stand whose beginning nobody knows, and which came from nobody here. */
const LEFT = 28;
const BEFORE_TIME = 90;
/** How far a light stands right of what it came from, where its date leaves that open. */
const STEP = 30;
const ASIDE = 24;
const MARGIN = 40;
/** A label may stand so far right of its month where two lights are of the same one: less than a month. */
const WITHIN = 0.9;

/** A light with its place on the time axis and the room that its words take. */
export interface Box {
  readonly light: Light;
  readonly x: number;
  /** From the light to the right end of its words. */
  readonly extent: number;
  readonly label: number;
  /** The line under its name. */
  readonly second: string;
  /** The pill of its main wire, and whether it stands beside the name for want of room on the wire. */
  readonly pill: { readonly words: string; readonly width: number; readonly beside: boolean } | undefined;
}

/** The scale of the time axis, in px; nothing but plans stands right of `today`. */
export interface Scale {
  readonly first: number;
  readonly left: number;
  readonly perMonth: number;
  readonly today: number;
}

/** Wires that are told in words beside their light, since no cable could be followed there. */
export type Loose = ReadonlySet<Wire>;

export const xOf = ({ first, left, perMonth }: Scale, month: number): number =>
  Math.round(left + (month - first) * perMonth);

/** "auch von Auenried": what no cable tells. */
const looseWords = (chain: Chain, { sources }: Light, loose: Loose): string => {
  const told = sources.filter((wire) => loose.has(wire));
  const names = told.map(({ from }) => nameAfter('von', chain.byId.get(from)?.name ?? ''));
  return told.length === 0 ? '' : ` · ${told.length < sources.length ? 'auch ' : ''}${listWords(names)}`;
};

const pillOf = (wire: Wire | undefined, gap: number): Box['pill'] => {
  const words = wire && pillWords(wire);
  if (words === undefined) return undefined;
  const width = textWidth(words, 13, '400') + 20;
  return { words, width, beside: gap < width + 50 };
};

/** Where a light stands: at its date; where that is only a year or a month, right of its sources within that. */
const placeOf = (light: Light, scale: Scale, sources: readonly Box[]): number => {
  const behind = Math.max(...sources.map(({ x }) => x)) + STEP;
  const now = xOf(scale, scale.today);
  if (light.date === undefined) {
    if (sources.length === 0) return LEFT;
    const isBefore = sources.every((source) => source.light.date === undefined);
    return Math.min(behind, isBefore ? scale.left - ASIDE : now);
  }
  const [first, last] = spanOnAxis(light.date);
  const latest = Math.max(last, first + WITHIN);
  const x = Math.max(xOf(scale, (first + last) / 2), Math.min(behind, xOf(scale, latest)));
  return isPlan(light) ? x : Math.min(x, now);
};

const boxesAt = (chain: Chain, scale: Scale, loose: Loose): Map<string, Box> => {
  const boxes = new Map<string, Box>();
  for (const light of chain.lights) {
    const held = light.sources.filter((wire) => !loose.has(wire));
    const x = placeOf(
      light,
      scale,
      held.flatMap(({ from }) => boxes.get(from) ?? []),
    );
    const [main] = light.sources;
    const from = main && held.includes(main) ? boxes.get(main.from)?.x : undefined;
    const pill = pillOf(main, from === undefined ? 0 : x - from);
    const second = secondLine(light) + looseWords(chain, light, loose);
    const label = Math.max(textWidth(light.name, 15, '600'), textWidth(second, 13, '400'));
    const beside = pill?.beside ? textWidth(light.name, 15, '600') + 12 + pill.width : 0;
    boxes.set(light.id, { light, x, label, second, pill, extent: Math.max(label, beside) - 8 });
  }
  return boxes;
};

const fits = (boxes: ReadonlyMap<string, Box>, width: number) =>
  [...boxes.values()].every(({ x, extent }) => x + extent <= width);

/** The boxes of a chain from its first date to `today` (a month), with all words inside of `width` px. */
export const boxesOf = (
  chain: Chain,
  { today, width }: { readonly today: number; readonly width: number },
  loose: Loose,
): { boxes: Map<string, Box>; scale: Scale } => {
  const dated = chain.lights.filter(({ date }) => date !== undefined);
  const months = dated.map(({ date, month }) => (date === undefined ? month : spanOnAxis(date)[0]));
  const first = Math.min(today, ...months);
  const last = Math.max(today, ...dated.map(({ month }) => month));
  const left =
    LEFT +
    (chain.lights.some(({ date, sources }) => date === undefined && sources.length === 0) ? BEFORE_TIME : 0);
  let perMonth = (width - left - MARGIN) / Math.max(1, last - first);
  for (let tries = 0; ; tries += 1) {
    const scale = { first, left, perMonth, today };
    const boxes = boxesAt(chain, scale, loose);
    if (fits(boxes, width) || tries === 60) return { boxes, scale };
    perMonth *= 0.96;
  }
};
