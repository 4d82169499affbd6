import { html, type Markup, type Piece } from '../../markup.ts';
import { light } from '../../parts/light.ts';
import { listWords } from '../../words/numbers.ts';
import { changesOn } from '../changed.ts';
import { type Chain, isOpen, type Light, type Wire } from '../lights.ts';
import type { Look } from '../look.ts';
import { textWidth } from '../text-width.ts';
import { classOf } from '../wire-class.ts';
import { nameAfter, pillWords, secondLine, spoken } from '../words.ts';
import { wrapped } from '../wrapped.ts';
import type { Run } from './runs.ts';

const FIRST = 58;
const SAG = 26;
const NAME_LINE = 18;
const LINE = 16;
/** From the middle of a light down to its name. */
const DROP = 43;
const ABOVE = 46;
const LEAST_PITCH = 150;

interface Laid {
  readonly light: Light;
  readonly x: number;
  readonly y: number;
  readonly name: readonly string[];
  readonly words: readonly string[];
  /** The wire that it hangs on, where that comes from the light before it. */
  readonly wire: Wire | undefined;
}

interface Line {
  readonly y: number;
  readonly lights: readonly Laid[];
  /** A cable comes in at the left, goes out at the right. */
  readonly comes: boolean;
  readonly goes: Wire | undefined;
  readonly from: string | undefined;
}

/** What stands under a name: each thing on lines of its own, then from whom it came besides. */
const wordsOf = (chain: Chain, shown: Light, wire: Wire | undefined, width: number): string[] => {
  const others = shown.sources
    .filter((one) => one !== wire)
    .map(({ from }) => nameAfter('von', chain.byId.get(from)?.name ?? ''));
  const also = others.length === 0 ? [] : [`${wire === undefined ? '' : 'auch '}${listWords(others)}`];
  return [...secondLine(shown).split(' · '), ...also].flatMap((words) => wrapped(words, width, 13, '400'));
};

const wireOf = (shown: Light, before: Light | undefined): Wire | undefined =>
  before && shown.sources.find(({ from }) => from === before.id);

const linesOf = (
  chain: Chain,
  runs: readonly Run[],
  width: number,
): { lines: Line[]; height: number; pitch: number } => {
  const perLine = Math.max(2, Math.floor((width - FIRST + 24) / LEAST_PITCH));
  const pitch = Math.floor((width - FIRST + 20) / perLine);
  const lines: Line[] = [];
  let top = 0;
  for (const { lights, from } of runs)
    for (let begin = 0; begin < lights.length; begin += perLine) {
      const y = top + ABOVE;
      const laid = lights.slice(begin, begin + perLine).map((shown, index): Laid => {
        const wire = wireOf(shown, lights[begin + index - 1]);
        const name = wrapped(shown.name, pitch - 14, 15, '600');
        return {
          light: shown,
          x: FIRST + index * pitch,
          y,
          name,
          words: wordsOf(chain, shown, wire, pitch - 14),
          wire,
        };
      });
      const next = lights[begin + perLine];
      const source = begin === 0 && from !== undefined ? chain.byId.get(from.from)?.name : undefined;
      lines.push({
        y,
        lights: laid,
        comes: begin > 0,
        goes: next && wireOf(next, lights[begin + perLine - 1]),
        from: source,
      });
      top =
        y +
        DROP +
        Math.max(...laid.map(({ name, words }) => name.length * NAME_LINE + words.length * LINE)) +
        6;
    }
  return { lines, height: top + 10, pitch };
};

const yearsOf = ({ lights }: Line): string => {
  const dated = lights.flatMap(({ light: { date, month } }) =>
    date === undefined ? [] : [Math.floor(month / 12)],
  );
  if (dated.length === 0) return '';
  const [first, last] = [Math.min(...dated), Math.max(...dated)];
  return first === last ? String(first) : `${first}–${last}`;
};

const sagging = (from: number, to: number, y: number): string =>
  `M${from} ${y}Q${Math.round((from + to) / 2)} ${y + (SAG * (to - from)) / 150} ${to} ${y}`;

type Way = ReadonlySet<string> | undefined;

const cable = (wire: Wire, d: string, way: Way): Piece => {
  const isWay = way?.has(wire.from) === true && way.has(wire.to);
  const drawn = html`<path class="${classOf(wire, isWay)}" d="${d}"/>`;
  return way !== undefined && !isWay ? html`<g class="blass">${drawn}</g>` : drawn;
};

const cables = ({ y, lights, comes, goes, from }: Line, width: number, way: Way): Piece => {
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

const isOver = ({ kind }: Light) => kind === 'beendet' || kind === 'aufgegeben';

const label = (
  chain: Chain,
  { light: shown, x, y, name, words }: Laid,
  look: Look,
  way: Way,
  pitch: number,
): Markup => {
  const focus = look.focus === shown.id;
  const left = x - 8;
  const under = y + DROP + (name.length - 1) * NAME_LINE;
  const strike =
    isOver(shown) &&
    name.map(
      (line, index) =>
        html`<path class="kreuz" d="M${left - 2} ${y + DROP - 5 + index * NAME_LINE}h${textWidth(line, 15, '600') + 4}"/>`,
    );
  const body = html`<rect class="treffer" x="${left - 8}" y="${y - 16}" width="${pitch - 12}" height="${under - y + 20 + words.length * LINE}"/>${light(shown.kind, x, y, { bewaehrt: shown.node.bewaehrt, focus })}${name.map((line, index) => html`<text class="n${isOver(shown) && ' aus'}" x="${left}" y="${y + DROP + index * NAME_LINE}">${line}</text> `)}${strike}${words.map((line, index) => html`<text class="s" x="${left}" y="${under + LINE * (index + 1)}">${line}</text> `)}`;
  const content = way !== undefined && !way.has(shown.id) ? html`<g class="blass">${body}</g>` : body;
  // What is heard begins with what is seen, as it is broken (WCAG 2.5.3).
  const heard = spoken(chain, shown, [...name, ...words].join(' '));
  if (shown.node.nameless) return html`<g role="img" aria-label="${heard}">${content}</g>`;
  return html`<a href="${look.hrefOf(shown.id)}" aria-label="${heard}"${focus && html` aria-current="true"`}>${content}</a>`;
};

/** How a light was taken over, in the belly of the cable that leads to it. */
const pill = (
  target: Light,
  wire: Wire | undefined,
  [from, to]: readonly [number, number],
  y: number,
  look: Look,
  way: Way,
): Piece => {
  const words = wire && pillWords(wire);
  if (words === undefined) return null;
  const room = textWidth(words, 13, '400') + 20;
  const x = Math.round((from + to - room) / 2);
  const isWay = way?.has(wire?.from ?? '') === true && way.has(target.id);
  const drawn = html`<rect class="pille${isWay && ' weg'}" x="${x}" y="${y}" width="${room}" height="24" rx="12"/><text class="p" x="${x + 10}" y="${y + 16}">${words}</text>`;
  if (changesOn(target) === undefined) return html`<g>${drawn}</g>`;
  return html`<a href="${look.changeHrefOf(target.id)}" aria-label="${target.name}: ${words}">${drawn}</a>`;
};

const lineOf = (
  chain: Chain,
  line: Line,
  look: Look,
  way: Way,
  { width, pitch }: { width: number; pitch: number },
): Piece => {
  const { y, lights, goes, from } = line;
  const last = lights.at(-1);
  const next = goes && chain.byId.get(goes.to);
  return html`<text class="j" x="2" y="${y - 26}">${[yearsOf(line), from && nameAfter('von', from)].filter(Boolean).join(' · ')}</text>${lights.map(
    (one, index) => {
      const before = lights[index - 1];
      return [
        before && pill(one.light, one.wire, [before.x, one.x], y + 2, look, way),
        label(chain, one, look, way, pitch),
      ];
    },
  )}${next && last && pill(next, goes, [last.x + 16, width - 4], y - 4, look, way)}`;
};

/** A long chain as a garland, in lines like text. */
export const drawGarland = (
  chain: Chain,
  runs: readonly Run[],
  look: Look,
  way: Way,
  width: number,
  name = 'bild',
): Markup => {
  const { lines, height, pitch } = linesOf(chain, runs, width);
  const id = `${name}-${width}`;
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-labelledby="${id}-titel ${id}-text"><title id="${id}-titel">Verbreitung als Lichterkette</title><desc id="${id}-text">In Zeilen zu lesen: jedes Licht ist eine Umsetzung, jedes Kabel eine Übernahme vom Licht davor.</desc><g aria-hidden="true">${lines.map((line) => cables(line, width, way))}</g>${lines.map((line) => lineOf(chain, line, look, way, { width, pitch }))}</svg>`;
};
