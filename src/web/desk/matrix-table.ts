import type { MatrixCell, MatrixSolution } from '../../../contracts/views/matrix.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import { type Params, single } from '../page.ts';
import { lightIcon } from '../parts/light.ts';
import { ownerLink } from '../parts/links.ts';
import { portionLinks, portionOf } from '../parts/portion.ts';
import { addressWith } from '../words/address.ts';
import { counted } from '../words/numbers.ts';
import type { ArrangedMatrix, MatrixRow } from './arranged-matrix.ts';
import { besideState, cellLight, stateWords } from './words.ts';

/** The parameter that says which columns are shown, by their number. */
export const COLUMNS = 'ab';

/** So many columns stand beside each other: as many as are read at 1280 px without scrolling. */
const BESIDE = 8;

/** What a table is drawn with. */
export interface TableParts {
  readonly path: string;
  readonly params: Params;
}

const cellLink = (cell: MatrixCell): string =>
  `/loesungen/${cell.variantId ?? cell.adoptionId ?? cell.referenceId ?? cell.solutionId}`;

const cellOf = ({ solutionId, title }: MatrixSolution, row: MatrixRow): Markup => {
  const cell = row.cells.get(solutionId);
  if (cell === undefined) return html`<td></td>`;
  const beside = besideState(cell);
  return html`<td data-spalte="${title}"><span class="lk-zelle lk-hell">${lightIcon(cellLight(cell))}<span><a href="${cellLink(cell)}" rel="nofollow">${stateWords(cell)}</a>${beside.map((words) => html`<span class="lk-klein">${words}</span>`)}</span></span></td>`;
};

const rowOf = (columns: readonly MatrixSolution[], row: MatrixRow): Markup =>
  html`<tr><th scope="row">${ownerLink({ kommune: row.member })}<span class="lk-klein">${row.cells.size === 0 ? 'nichts eingetragen' : counted(row.cells.size, 'Lösung', 'Lösungen')}</span></th>${columns.map((column) => cellOf(column, row))}</tr>`;

/** The title of a column, and a link that orders the members by it. */
const headOf = (
  { solutionId, title, entry, mitglieder, withdrawn }: MatrixSolution,
  { path, params }: TableParts,
): Markup => {
  const isSorted = single(params, 'sort') === solutionId;
  const address = addressWith(path, { ...params, sort: solutionId, seite: undefined });
  return html`<th scope="col"${isSorted && html` aria-sort="other"`}><a href="/loesungen/${solutionId}">${title}</a><span class="lk-klein">${counted(mitglieder, 'Mitglied', 'Mitglieder')}${entry === 'umsetzung' && ', einzelne Umsetzung'}${withdrawn && ', zurückgezogen'}</span><a class="lk-klein" href="${address}#matrix">${isSorted ? 'geordnet' : 'ordnen'}<span class="lk-nurlesen"> nach: ${title}</span></a></th>`;
};

const columnLinks = (total: number, chosen: number, { path, params }: TableParts): Piece => {
  const count = Math.ceil(total / BESIDE);
  if (count <= 1) return null;
  const link = (number: number) => {
    const words = `${(number - 1) * BESIDE + 1}–${Math.min(number * BESIDE, total)}`;
    const to = html`<a href="${addressWith(path, { ...params, [COLUMNS]: number === 1 ? '' : String(number) })}#matrix"${number === chosen && html` aria-current="page"`}>${words}</a>`;
    return number === chosen ? html`<b>${to}</b>` : to;
  };
  return html`<nav class="lk-klein lk-oben" aria-label="Weitere Lösungen der Matrix">Lösungen ${join(
    Array.from({ length: count }, (_, index) => link(index + 1)),
    ' · ',
  )} von ${total}</nav>`;
};

/** A portion of the matrix as a table: at 390 px each member is a list of what it has. */
export const matrixTable = ({ rows, columns }: ArrangedMatrix, parts: TableParts): Markup => {
  const asked = Number(single(parts.params, COLUMNS) ?? 1);
  const number = Number.isInteger(asked) && asked >= 1 && (asked - 1) * BESIDE < columns.length ? asked : 1;
  const beside = columns.slice((number - 1) * BESIDE, number * BESIDE);
  const portion = portionOf(rows, parts.params);
  return html`${columnLinks(columns.length, number, parts)}<table class="lk-t lk-matrix"><caption>${counted(rows.length, 'Mitglied', 'Mitglieder')}, ${counted(columns.length, 'Lösung', 'Lösungen')}; ein leeres Feld heißt: dazu ist nichts eingetragen.</caption><thead><tr><th scope="col">Mitglied</th>${beside.map((column) => headOf(column, parts))}</tr></thead><tbody>${portion.items.map((row) => rowOf(beside, row))}</tbody></table>${portionLinks(parts.path, { params: parts.params, part: 'matrix' }, portion)}`;
};
