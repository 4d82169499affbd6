import { html, type Markup, type Piece } from '../../markup.ts';
import { type Chain, isOpen, type Wire } from '../lights.ts';
import { classOf } from '../wire-class.ts';
import { STUB } from './lanes.ts';
import type { Layout } from './layout.ts';
import type { Place } from './places.ts';

const CORNER = 12;
const MOST_SAG = 12;

const sag = (length: number) => Math.min(MOST_SAG, Math.round(length * 0.05));

/** Down from the source at `x`, then along the lane of the light, sagging a little. */
const mainPath = (from: Place, to: Place, x: number): string => {
  if (from.y === to.y) {
    const middle = (from.x + to.x) / 2;
    return `M${from.x} ${from.y}Q${middle} ${from.y + 2 * sag(to.x - from.x)} ${to.x} ${to.y}`;
  }
  const down = from.y < to.y ? 1 : -1;
  const begin = x + CORNER;
  const middle = (begin + to.x) / 2;
  const start = x === from.x ? '' : `C${from.x} ${from.y + 16} ${x} ${from.y + 8} ${x} ${from.y + 26}`;
  return `M${from.x} ${from.y}${start}V${to.y - down * CORNER}Q${x} ${to.y} ${begin} ${to.y}Q${middle} ${to.y + 2 * sag(to.x - begin)} ${to.x} ${to.y}`;
};

/** Along the lane of the second Vorlage, at `x` to the lane of the light, and into it. */
const joinPath = (from: Place, to: Place, x: number): string => {
  if (from.y === to.y) return mainPath(from, to, from.x);
  const down = from.y < to.y ? 1 : -1;
  return `M${from.x} ${from.y}H${x - CORNER}Q${x} ${from.y} ${x} ${from.y + down * CORNER}V${to.y - down * CORNER}Q${x} ${to.y} ${x + CORNER} ${to.y}H${to.x}`;
};

/** Short cables that are open to the left: of whoever came from nobody here or began nobody knows when, and of what words tell. */
const stubs = ({ lights }: Chain, { loose }: Layout, place: (id: string) => Place): Piece =>
  lights.map((light) => {
    const { x, y } = place(light.id);
    const hangs = light.sources.some((wire) => !loose.has(wire));
    if (hangs && isOpen(light)) return html`<path class="luecke" d="M${x - 20} ${y}h8"/>`;
    if (hangs || (!isOpen(light) && light.sources.length === 0)) return null;
    return html`<path class="kabel offen" d="M${x - STUB} ${y}H${x}"/>`;
  });

/** All wires, those of the way that is looked at last, so that they lie on top. */
export const wires = (
  chain: Chain,
  layout: Layout,
  places: ReadonlyMap<string, Place>,
  way: ReadonlySet<string> | undefined,
): Piece => {
  const { joins, lanes, loose } = layout;
  const place = (id: string): Place => places.get(id) ?? { x: 0, y: 0 };
  const isWay = ({ from, to }: Wire) => way?.has(from) === true && way.has(to);
  const main = chain.lights.flatMap(({ sources: [wire] }) => {
    if (wire === undefined || loose.has(wire)) return [];
    const from = place(wire.from);
    return [{ wire, path: mainPath(from, place(wire.to), lanes.dropOf.get(wire.from) ?? from.x) }];
  });
  const second = joins.map(({ wire, x }) => ({ wire, path: joinPath(place(wire.from), place(wire.to), x) }));
  const draw = ({ wire, path }: (typeof main)[number]): Markup => {
    const line = html`<path class="${classOf(wire, isWay(wire))}" d="${path}"/>`;
    return way !== undefined && !isWay(wire) ? html`<g class="blass">${line}</g>` : line;
  };
  return [
    ...[...main, ...second].sort((a, b) => Number(isWay(a.wire)) - Number(isWay(b.wire))).map(draw),
    stubs(chain, layout, place),
  ];
};
