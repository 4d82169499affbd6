import { html, type Markup, type Piece } from '../../markup.ts';
import type { Chain, Wire } from '../chain.ts';
import { classOf } from '../wire-class.ts';
import type { Join } from './joins.ts';
import type { Layout } from './layout.ts';
import type { Place } from './places.ts';

const CORNER = 12;
const MOST_SAG = 12;

const sag = (length: number) => Math.min(MOST_SAG, Math.round(length * 0.05));

/** Straight down from the source, then along the lane of the light, sagging a little. */
const mainPath = (from: Place, to: Place): string => {
  if (from.y === to.y) {
    const middle = (from.x + to.x) / 2;
    return `M${from.x} ${from.y}Q${middle} ${from.y + 2 * sag(to.x - from.x)} ${to.x} ${to.y}`;
  }
  const down = from.y < to.y ? 1 : -1;
  const begin = from.x + CORNER;
  const middle = (begin + to.x) / 2;
  return `M${from.x} ${from.y}V${to.y - down * CORNER}Q${from.x} ${to.y} ${begin} ${to.y}Q${middle} ${to.y + 2 * sag(to.x - begin)} ${to.x} ${to.y}`;
};

/** Along the lane of the second Vorlage, at `x` to the lane of the light, and into it. */
const joinPath = (from: Place, to: Place, x: number): string => {
  if (from.y === to.y) return mainPath(from, to);
  const down = from.y < to.y ? 1 : -1;
  return `M${from.x} ${from.y}H${x - CORNER}Q${x} ${from.y} ${x} ${from.y + down * CORNER}V${to.y - down * CORNER}Q${x} ${to.y} ${x + CORNER} ${to.y}H${to.x}`;
};

/** What nobody could follow over names is only begun; the words beside the light say the rest. */
export const TOO_MANY_HITS = 2;
const stubPath = (to: Place): string => `M${to.x - 28} ${to.y}H${to.x}`;

/** All wires, those of the way that is looked at last, so that they lie on top. */
export const wires = (
  chain: Chain,
  { joins }: Layout,
  places: ReadonlyMap<string, Place>,
  way: ReadonlySet<string> | undefined,
): Piece => {
  const place = (id: string): Place => places.get(id) ?? { x: 0, y: 0 };
  const isWay = ({ from, to }: Wire) => way?.has(from) === true && way.has(to);
  const main = chain.lights.flatMap(({ sources: [wire] }) =>
    wire === undefined ? [] : [{ wire, path: mainPath(place(wire.from), place(wire.to)) }],
  );
  const second = joins.map(({ wire, x, hits }: Join) => ({
    wire,
    path: hits > TOO_MANY_HITS ? stubPath(place(wire.to)) : joinPath(place(wire.from), place(wire.to), x),
  }));
  const draw = ({ wire, path }: (typeof main)[number]): Markup => {
    const line = html`<path class="${classOf(wire, isWay(wire))}" d="${path}"/>`;
    return way !== undefined && !isWay(wire) ? html`<g class="blass">${line}</g>` : line;
  };
  return [...main, ...second].sort((a, b) => Number(isWay(a.wire)) - Number(isWay(b.wire))).map(draw);
};
