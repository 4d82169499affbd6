import type { Anlage } from '../../../contracts/views/anlage.ts';
import type { Cell, Room } from '../anlage/paper.ts';
import { html, type Markup } from '../markup.ts';
import { solutionLink } from '../parts/links.ts';
import { comparisonRows } from './rows.ts';

/** A page has no end: texts stand in full, of lists the first. */
const ROOM: Room = {
  uses: 0,
  outcomes: 15,
  changes: 0,
  ends: 15,
  spreads: 20,
  sources: 1,
  references: 0,
  text: Number.POSITIVE_INFINITY,
  cell: Number.POSITIVE_INFINITY,
};

const cell = ({ title }: Anlage, { text, small }: Cell): Markup =>
  html`<div class="spalte"><h3>${title}</h3>${text.split('\n').map((line) => html`<p>${line}</p>`)}${small && html`<p class="lk-klein">${small}</p>`}</div>`;

/** Solutions side by side, matter by matter; on a small screen one below the other, each with its title. */
export const sideBySide = (
  items: readonly Anlage[],
  stand: string,
  without: (item: Anlage) => string,
): Markup => {
  const rows = comparisonRows(items, { room: ROOM, cut: (text) => text, stand });
  const heads = items.map(
    (item) =>
      html`<li class="spalte">${solutionLink(item.solutionId, item.title)}${items.length > 2 && html` <a class="lk-klein" href="${without(item)}">weglassen<span class="lk-nurlesen">: ${item.title}</span></a>`}</li>`,
  );
  return html`<div class="lk-vergleich v${items.length}"><ul class="reihe kopf">${heads}</ul>${rows.map(
    ([name, cells], index) =>
      html`<section aria-labelledby="v${index}"><h2 id="v${index}">${name}</h2><div class="reihe">${items.map((item, column) => cell(item, cells[column] as Cell))}</div></section>`,
  )}</div>`;
};
