import { html, type Piece } from '../../markup.ts';
import { isOpen, type Wire } from '../lights.ts';
import { classOf } from '../wire-class.ts';
import type { GarlandLine } from './garland-lines.ts';

const SAG = 26;

const sagging = (from: number, to: number, y: number): string =>
  `M${from} ${y}Q${Math.round((from + to) / 2)} ${y + (SAG * (to - from)) / 150} ${to} ${y}`;

/** The lights on the way that is looked at; undefined: none is. */
export type Way = ReadonlySet<string> | undefined;

const cable = (wire: Wire, d: string, way: Way): Piece => {
  const isWay = way?.has(wire.from) === true && way.has(wire.to);
  const drawn = html`<path class="${classOf(wire, isWay)}" d="${d}"/>`;
  return way !== undefined && !isWay ? html`<g class="blass">${drawn}</g>` : drawn;
};

/** The cables of a line: from light to light, from the line before it and to the next. */
export const cables = ({ y, lights, comes, goes, from }: GarlandLine, width: number, way: Way): Piece => {
  const [first] = lights;
  const last = lights.at(-1);
  if (first === undefined || last === undefined) return null;
  const inner = lights.map(({ wire, x }, index) => {
    const before = lights[index - 1];
    return before && wire && cable(wire, sagging(before.x, x, y), way);
  });
  const begin =
    comes && first.wire
      ? cable(first.wire, `M8 ${y + 5}Q${(8 + first.x) / 2} ${y + 8} ${first.x} ${y}`, way)
      : null;
  const open =
    !comes &&
    (from !== undefined || isOpen(first.light)) &&
    html`<path class="kabel offen" d="M${first.x - 34} ${y}H${first.x}"/>`;
  const gaps = lights
    .filter(({ light: shown, wire }) => wire !== undefined && isOpen(shown))
    .map(({ x }) => html`<path class="luecke" d="M${x - 22} ${y + 3}l8-2"/>`);
  return [
    inner,
    begin,
    open,
    goes && cable(goes, `M${last.x} ${y}Q${(last.x + width) / 2} ${y + 14} ${width - 4} ${y + 6}`, way),
    gaps,
  ];
};
