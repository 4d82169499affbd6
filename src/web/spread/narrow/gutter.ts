import { html, type Markup } from '../../markup.ts';
import { light } from '../../parts/light.ts';
import { type Chain, isOpen, type Light, type Wire } from '../lights.ts';
import { classOf } from '../wire-class.ts';

const PITCH = 19;
const FIRST = 20;
/** The last lane takes in all that find no other: nothing runs through it, and words say where a light comes from. */
const MOST_LANES = 5;
const LAST = MOST_LANES - 1;
const SHORT = 14;
/** Where the light of a row stands. */
const Y = 24;

/** What a row of the list needs to draw its piece of the cables. */
export interface RowCables {
  readonly light: Light | undefined;
  readonly lane: number;
  /** Lanes whose cable runs through the whole row. */
  readonly through: readonly number[];
  /** Lanes from which a cable leads to the light, with what it says. */
  readonly incoming: readonly { readonly lane: number; readonly wire: Wire }[];
  /** A cable goes on below the light. */
  readonly goesOn: boolean;
}

/** Lanes as `git log --graph` has them: the last that came from a source takes over its lane. */
export const cablesOf = (chain: Chain): { readonly rows: readonly RowCables[]; readonly lanes: number } => {
  const waiting = new Map<string, number>();
  for (const { sources } of chain.lights)
    for (const { from } of sources) waiting.set(from, (waiting.get(from) ?? 0) + 1);
  const carried: (string | undefined)[] = [];
  const laneOf = (id: string) => carried.indexOf(id);
  let most = 1;
  const rows = chain.lights.map((one): RowCables => {
    const incoming = one.sources.map((wire) => ({ lane: laneOf(wire.from), wire }));
    for (const { from } of one.sources) {
      const left = (waiting.get(from) ?? 1) - 1;
      waiting.set(from, left);
      if (left === 0) carried[laneOf(from)] = undefined;
    }
    const through = carried.flatMap((id, lane) => (id === undefined ? [] : [lane]));
    const free = carried.indexOf(undefined);
    const lane = free === -1 ? carried.length : free;
    const goesOn = (waiting.get(one.id) ?? 0) > 0;
    carried[lane] = goesOn ? one.id : undefined;
    most = Math.max(most, lane + 1);
    return { light: one, lane, through, incoming, goesOn };
  });
  return { rows, lanes: Math.min(most, MOST_LANES) };
};

const x = (lane: number) => FIRST + Math.min(lane, LAST) * PITCH;

const curve = (from: number, to: number): string =>
  from === to ? `M${from} 0V${Y}` : `M${from} 0C${from} 14 ${to} 6 ${to} ${Y}`;

const vertical = (at: number, from: string, to: string) =>
  html`<line class="kabel" x1="${at}" y1="${from}" x2="${at}" y2="${to}"/>`;

/** The piece of the cables that lies beside a row; words beside it say the same. */
export const gutter = (row: RowCables, way: ReadonlySet<string> | undefined, focus: boolean): Markup => {
  const { light: shown, lane, through, incoming, goesOn } = row;
  const isWay = ({ from, to }: Wire) => way?.has(from) === true && way.has(to);
  const isDrawn = (at: number) => at < LAST;
  const at = x(lane);
  const open =
    shown !== undefined &&
    (incoming.length === 0 ? isOpen(shown) : !incoming.some(({ lane: from }) => isDrawn(from)));
  return html`<svg class="rinne" width="${x(MOST_LANES)}" height="100%" aria-hidden="true" focusable="false">${through.filter(isDrawn).map((one) => vertical(x(one), '0', '100%'))}${incoming.map(
    ({ lane: from, wire }) =>
      isDrawn(from) && html`<path class="${classOf(wire, isWay(wire))}" d="${curve(x(from), at)}"/>`,
  )}${open && html`<path class="kabel offen" d="M${at - SHORT} ${Y}H${at}"/>`}${shown && incoming.length > 0 && !open && isOpen(shown) && html`<path class="luecke" d="M${at} ${Y - 18}v7"/>`}${goesOn && isDrawn(lane) && vertical(at, String(Y), '100%')}${shown && light(shown.kind, x(lane), Y, { bewaehrt: shown.node.bewaehrt, focus })}</svg>`;
};
