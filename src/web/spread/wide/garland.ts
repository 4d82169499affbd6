import { html, type Markup, type Piece } from '../../markup.ts';
import { light } from '../../parts/light.ts';
import { changesOn } from '../changed.ts';
import type { Chain, Light, Wire } from '../lights.ts';
import type { Look } from '../look.ts';
import { textWidth } from '../text-width.ts';
import { nameAfter, pillWords, spoken } from '../words.ts';
import { cables, type Way } from './garland-cables.ts';
import { DROP, type GarlandLine, type Laid, LINE, linesOf, NAME_LINE } from './garland-lines.ts';
import type { Run } from './runs.ts';

const yearsOf = ({ lights }: GarlandLine): string => {
  const dated = lights.flatMap(({ light: { date, month } }) =>
    date === undefined ? [] : [Math.floor(month / 12)],
  );
  if (dated.length === 0) return '';
  const [first, last] = [Math.min(...dated), Math.max(...dated)];
  return first === last ? String(first) : `${first}–${last}`;
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
  line: GarlandLine,
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
