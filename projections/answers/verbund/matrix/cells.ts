import { isOnBehalf, organisationIdOf, type StreamName } from '../../../../contracts/envelope.ts';
import type { MatrixCell } from '../../../../contracts/views/matrix.ts';
import type { TextRef } from '../../../model/texts.ts';
import { isOpen } from '../../../reading/open-reference.ts';
import { isOpened } from '../../../reading/usage/begun.ts';
import type { Viewpoint } from '../../../reading/usage/descendants.ts';
import { laterWord, statusAt, unconfirmedOn } from '../../../reading/usage/status.ts';
import { seesAdoption, seesSolution } from '../../../reading/visible.ts';
import type { ReferenceRow } from '../../../tables/catalogue/tables.ts';
import type { AdoptionRow, StatusPoint } from '../../../tables/lineage/tables.ts';
import type { ReadModels } from '../../../tables/read-models.ts';
import { betterCell } from './better-cell.ts';
import type { ColumnsOf } from './column-of.ts';

type Fact = ReferenceRow['fact'];

/** Facts about a solution as a whole say nothing of a member. */
const OF_NO_MEMBER: ReadonlySet<Fact> = new Set(['anzahl', 'ergebnis']);

const adoptionCell = (
  row: AdoptionRow,
  point: StatusPoint,
  {
    unconfirmed,
    opened,
    text,
  }: {
    readonly unconfirmed: true | undefined;
    readonly opened: boolean;
    readonly text: CellParts['text'];
  },
  [solutionId, counts]: readonly [id: string, counts: boolean],
): MatrixCell => {
  const stand = laterWord(row, point) ?? point.stand;
  // One after the other: there are twenty thousand, and objects that are only spread into others are garbage.
  const cell: MatrixCell = { kommuneId: organisationIdOf(row.stream), solutionId, state: point.status };
  if (point.on !== undefined) cell.since = point.on;
  if (stand !== undefined) cell.stand = stand;
  if (unconfirmed !== undefined) cell.unconfirmed = unconfirmed;
  if (!counts && !opened) cell.angeregt = true;
  if (row.gemeinsam !== undefined) cell.gemeinsam = row.gemeinsam;
  if (isOnBehalf(row.recordedBy, row.stream)) {
    cell.imAuftrag = true;
    const [beleg] = opened ? [] : (row.points[0]?.belege ?? []);
    if (beleg !== undefined) cell.source = text(beleg.titel);
  }
  cell.adoptionId = row.adoptionId;
  if (row.begun !== undefined && !opened) cell.variantId = row.begun.solutionId;
  return cell;
};

const claimCell = (row: ReferenceRow, kommuneId: string, solutionId: string): MatrixCell => ({
  kommuneId,
  solutionId,
  state: 'laut-quelle',
  ...(row.since === undefined ? {} : { since: row.since }),
  ...(row.asOf === undefined ? {} : { stand: row.asOf }),
  referenceId: row.referenceId,
  fact: row.fact,
  ...(row.status === undefined ? {} : { status: row.status }),
  source: row.source.title,
});

/** What the cells of members are made from. */
export interface CellParts {
  readonly models: ReadModels;
  readonly viewpoint: Viewpoint;
  readonly columnsOf: ColumnsOf;
  readonly text: (ref: TextRef) => string;
  /** Under which column a Reference stands that describes its solution itself. */
  readonly describedBy: (row: ReferenceRow) => string;
}

/** Makes the cells of one member after the other: what it says of itself, and of what it says nothing, what publications say. */
export const cellsFor = ({ models, viewpoint, columnsOf, describedBy, text }: CellParts) => {
  const { sight, day } = viewpoint;
  const isUnconfirmed = unconfirmedOn(day);
  return (kommuneId: string): readonly MatrixCell[] => {
    const stream: StreamName = `kommune-${kommuneId}`;
    const cells = new Map<string, MatrixCell>();
    const put = (cell: MatrixCell) => {
      const before = cells.get(cell.solutionId);
      cells.set(cell.solutionId, before === undefined ? cell : betterCell(before, cell));
    };
    for (const { solutionId } of models.catalogue.solutions.by('stream', stream))
      if (seesSolution(models, sight, solutionId)) put({ kommuneId, solutionId, state: 'ursprung' });
    for (const row of models.lineage.adoptions.by('stream', stream)) {
      const point = statusAt(row, day);
      if (point === undefined || !seesAdoption(models, sight, row.adoptionId)) continue;
      const how = { unconfirmed: isUnconfirmed(row, point).unconfirmed, opened: isOpened(row, sight), text };
      for (const column of columnsOf(row)) put(adoptionCell(row, point, how, column));
    }
    for (const row of models.catalogue.references.by('party', stream))
      if (!OF_NO_MEMBER.has(row.fact) && isOpen(models, row, sight))
        put(claimCell(row, kommuneId, row.solutionId ?? describedBy(row)));
    return [...cells.values()];
  };
};
