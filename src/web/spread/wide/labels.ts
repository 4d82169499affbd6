import { html, type Markup, type Piece } from '../../markup.ts';
import { light } from '../../parts/light.ts';
import { changesOn } from '../changed.ts';
import type { Chain, Light } from '../lights.ts';
import type { Look } from '../look.ts';
import { textWidth } from '../text-width.ts';
import { spoken } from '../words.ts';
import type { Box } from './boxes.ts';
import type { Place } from './places.ts';

const isOver = ({ kind }: Light) => kind === 'beendet' || kind === 'aufgegeben';

/** From the middle of the light up to the second line: rings and rays need room. */
const gapOf = ({ kind, node }: Light, focus: boolean): number => {
  const marks = Number(kind === 'hell') + Number(node.bewaehrt);
  return ([15, 19, 25][marks === 0 ? 0 : marks] as number) + (focus ? 6 : 0);
};

// An own path: a line through the text would be painted with the halo of the text and come out fat.
const strike = (name: string, x: number, y: number): Markup =>
  html`<path class="kreuz" d="M${x - 2} ${y - 5}H${x + textWidth(name, 15, '600') + 2}"/>`;

/** A light with its words, as one link. */
export const labelledLight = (
  chain: Chain,
  box: Box,
  { x, y }: Place,
  look: Look,
  faded: boolean,
): Markup => {
  const { light: shown } = box;
  const focus = look.focus === shown.id;
  const gap = gapOf(shown, focus);
  const [left, name, line] = [x - 8, y - gap - 17, y - gap];
  const body = html`<rect class="treffer" x="${x - 14}" y="${name - 16}" width="${Math.max(28, box.label + 10)}" height="${y - name + 30}"/>${light(shown.kind, x, y, { bewaehrt: shown.node.bewaehrt, focus })}<text class="n${isOver(shown) && ' aus'}" x="${left}" y="${name}">${shown.name}</text> ${isOver(shown) && strike(shown.name, left, name)}<text class="s" x="${left}" y="${line}">${box.second}</text>`;
  const content = faded ? html`<g class="blass">${body}</g>` : body;
  if (shown.node.nameless)
    return html`<g role="img" aria-label="${spoken(chain, shown, `${shown.name} ${box.second}`)}">${content}</g>`;
  return html`<a href="${look.hrefOf(shown.id)}" aria-label="${spoken(chain, shown, `${shown.name} ${box.second}`)}"${focus && html` aria-current="true"`}>${content}</a>`;
};

/** From where the main wire comes: its source, where a cable leads there, and the x at which it goes down. */
interface Comes {
  readonly from: Place | undefined;
  readonly x: number | undefined;
}

/** The pill of the main wire: on it, or behind the name. */
export const pill = (box: Box, main: Comes | undefined, to: Place, look: Look, isWay: boolean): Piece => {
  const { pill: shown, light: target } = box;
  if (shown === undefined || main === undefined) return null;
  const nameEnd = to.x - 8 + textWidth(target.name, 15, '600') + 12;
  const { from, x: down } = main;
  const begin = from?.y === to.y ? from.x : (down ?? 0);
  const [x, y] =
    shown.beside || from === undefined
      ? [nameEnd, to.y - gapOf(target, look.focus === target.id) - 39]
      : [begin + 24, to.y - 9];
  const drawn = html`<rect class="pille${isWay && ' weg'}" x="${x}" y="${y}" width="${shown.width}" height="24" rx="12"/><text class="p" x="${x + 10}" y="${y + 16}">${shown.words}</text>`;
  if (changesOn(target) === undefined) return html`<g>${drawn}</g>`;
  return html`<a href="${look.changeHrefOf(target.id)}" aria-label="${target.name}: ${shown.words}">${drawn}</a>`;
};
