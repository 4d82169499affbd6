import { html, type Markup, type Piece } from '../../markup.ts';
import { changeList } from '../../solution/adoption-words.ts';
import { wordOf } from '../../words/codes.ts';
import { counted } from '../../words/numbers.ts';
import { wayTo } from '../around.ts';
import type { Chain, Light } from '../lights.ts';
import type { Look } from '../look.ts';
import { cameFrom, secondLine } from '../words.ts';
import { cablesOf, gutter, type RowCables } from './gutter.ts';

const isOver = ({ kind }: Light) => kind === 'beendet' || kind === 'aufgegeben';

const nameOf = (light: Light, look: Look): Piece => {
  const name = isOver(light) ? html`<del>${light.name}</del>` : light.name;
  if (light.node.nameless) return name;
  return html`<a href="${look.hrefOf(light.id)}"${look.focus === light.id && html` aria-current="true"`}>${name}</a>`;
};

const changesOf = ({ sources: [main] }: Light): Piece =>
  main !== undefined &&
  main.changes.length > 0 &&
  html`<details><summary>${main.relation && wordOf('relation', main.relation)}: ${counted(main.changes.length, 'Änderung', 'Änderungen')}</summary>${changeList(main.changes)}</details>`;

const row = (chain: Chain, cables: RowCables, look: Look, way: ReadonlySet<string> | undefined): Markup => {
  const { light } = cables;
  if (light === undefined) return html``;
  const focus = look.focus === light.id;
  const from = cameFrom(chain, light);
  return html`<li${focus && html` class="ist"`}>${gutter(cables, way, focus)}<div class="inh"><p class="name">${nameOf(light, look)}</p><p>${secondLine(light)}</p>${from && html`<p>${from}</p>`}${changesOf(light)}</div></li>`;
};

const yearOf = ({ month }: Light) => Math.floor(month / 12);

const heading = (year: number, count: number, cables: RowCables): Markup =>
  html`<li class="jahr">${gutter({ ...cables, light: undefined, incoming: [], goesOn: false }, undefined, false)}<div class="inh">${year} · ${counted(count, 'Umsetzung', 'Umsetzungen')}</div></li>`;

/** The cables that lie beside a heading: all that lead on from the rows above it. */
const between = (before: RowCables | undefined): RowCables => ({
  light: undefined,
  lane: 0,
  through: before === undefined ? [] : [...before.through, ...(before.goesOn ? [before.lane] : [])],
  incoming: [],
  goesOn: false,
});

/** The chain as a list by date, cables at its side; `byYear` puts the years in between. */
export const drawNarrow = (chain: Chain, look: Look, byYear: boolean): Markup => {
  const { rows, lanes } = cablesOf(chain);
  const way = look.focus === undefined ? undefined : wayTo(chain, look.focus);
  const counts = new Map<number, number>();
  for (const light of chain.lights) counts.set(yearOf(light), (counts.get(yearOf(light)) ?? 0) + 1);
  let year: number | undefined;
  const items = rows.flatMap((cables, index) => {
    const drawn = row(chain, cables, look, way);
    const own = cables.light && yearOf(cables.light);
    if (!byYear || own === undefined || own === year || (year !== undefined && own < year)) return [drawn];
    year = own;
    return [heading(own, counts.get(own) ?? 0, between(rows[index - 1])), drawn];
  });
  return html`<ol class="lk-reihe r${lanes}">${items}</ol>`;
};
