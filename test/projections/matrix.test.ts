import { beforeAll, describe, expect, it } from 'vitest';
import type { StreamName } from '../../contracts/envelope.ts';
import type { SolutionDetail } from '../../contracts/views/catalogue.ts';
import type { KommuneDetail } from '../../contracts/views/kommune.ts';
import type { Matrix, MatrixCell } from '../../contracts/views/matrix.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import type { Sight } from '../../projections/model/sight.ts';
import { PUBLIC_SIGHT, sightOf } from '../../projections/reading/sight.ts';
import { Runner } from '../../src/project/runner.ts';
import { ask } from '../project/ask-all.ts';
import { demoEvents } from '../project/demo-log.ts';
import { fixedLog } from '../project/fixed-log.ts';

// The matrix is recomputed from what the pages of solutions and Kommunen are made of: from the other side.

let runner: Runner;
let verbuende: string[];

beforeAll(async () => {
  runner = new Runner({ store: fixedLog(await demoEvents()), projections: PROJECTIONS });
  await runner.start();
  verbuende = [...runner.models().verbund.verbuende.values()].map(({ verbundId }) => verbundId);
});

const question = <Answer>(name: Parameters<typeof ask>[1], path: Record<string, string>, sight: Sight) =>
  ask(runner, name, {}, path, sight, undefined) as Answer;

const sights = (verbundId: string): Sight[] => {
  const [member] = runner.models().verbund.memberships.by('verbund', verbundId);
  const viewers: StreamName[] = [`verbund-${verbundId}`, `kommune-${member?.kommuneId}`];
  return [PUBLIC_SIGHT, ...viewers.map((one) => sightOf(runner.models(), one))];
};

const key = ({ kommuneId, solutionId }: Pick<MatrixCell, 'kommuneId' | 'solutionId'>) =>
  `${kommuneId} ${solutionId}`;

/** A solution with all that descends from it. */
const whole = (solutionId: string, sight: Sight) => {
  const page = (cursor: { cursor?: string }) =>
    ask(runner, 'get-solution', cursor, { solutionId }, sight, undefined) as SolutionDetail | undefined;
  const adoptions: SolutionDetail['adoptions'] = [];
  for (let detail = page({}); detail !== undefined; ) {
    adoptions.push(...detail.adoptions);
    detail = detail.next === undefined ? undefined : page({ cursor: detail.next });
  }
  return { adoptions };
};

/** What solutions' pages say of members: all adoptions that descend from a solution. */
const fromSolutions = (matrix: Matrix, sight: Sight): string[] => {
  const members = new Set(matrix.members.map(({ kommuneId }) => kommuneId));
  return [...runner.models().catalogue.solutions.values()]
    .flatMap(({ solutionId }) => {
      const detail = whole(solutionId, sight);
      return detail.adoptions
        .filter(({ kommune }) => members.has(kommune?.kommuneId ?? ''))
        .map(({ kommune }) => key({ kommuneId: kommune?.kommuneId ?? '', solutionId }));
    })
    .sort();
};

describe('members × solutions', () => {
  it('tells of each member what the page of each solution tells of it, to whoever looks', () => {
    let compared = 0;
    for (const verbundId of verbuende)
      for (const sight of sights(verbundId)) {
        const matrix = question<Matrix>('get-matrix', { verbundId }, sight);
        const { cells, solutions } = matrix;
        const shared = new Set(
          solutions.filter(({ entry }) => entry === 'loesung').map(({ solutionId }) => solutionId),
        );
        const said = cells.filter(({ solutionId, adoptionId }) => adoptionId && shared.has(solutionId));
        const expected = new Set(fromSolutions(matrix, sight));
        for (const cell of said) expect(expected, JSON.stringify(cell)).toContain(key(cell));
        const told = new Set(cells.map(key));
        for (const one of expected) expect(told, one).toContain(one);
        compared += said.length;
      }
    expect(compared).toBeGreaterThan(200);
  });

  it('tells of each adoption the status and the last word that the page of its Kommune tells', () => {
    for (const verbundId of verbuende) {
      const sight = sightOf(runner.models(), `verbund-${verbundId}`);
      const { cells, members } = question<Matrix>('get-matrix', { verbundId }, sight);
      for (const { kommuneId } of members) {
        const { uebernahmen, loesungen } = question<KommuneDetail>('get-kommune', { kommuneId }, sight);
        const own = cells.filter((cell) => cell.kommuneId === kommuneId);
        for (const cell of own.filter(({ adoptionId }) => adoptionId !== undefined)) {
          const item = uebernahmen.find(({ adoptionId }) => adoptionId === cell.adoptionId);
          expect([item?.status, item?.unconfirmed]).toEqual([cell.state, cell.unconfirmed]);
          expect(item?.lastWord ?? item?.stand).toEqual(cell.stand);
        }
        const ids = own.filter(({ state }) => state === 'ursprung').map(({ solutionId }) => solutionId);
        expect(ids.sort()).toEqual(loesungen.map(({ solutionId }) => solutionId).sort());
      }
    }
  });

  it('has one cell for a member and a solution, and no column without a cell', () => {
    for (const verbundId of verbuende) {
      const { cells, solutions } = question<Matrix>('get-matrix', { verbundId }, PUBLIC_SIGHT);
      expect(new Set(cells.map(key)).size).toBe(cells.length);
      const used = new Set(cells.map(({ solutionId }) => solutionId));
      expect(solutions.map(({ solutionId }) => solutionId).sort()).toEqual([...used].sort());
    }
  });

  it('knows no Verbund that there is not', () => {
    expect(
      question('get-matrix', { verbundId: '00000000-0000-4000-8000-000000000000' }, PUBLIC_SIGHT),
    ).toBeUndefined();
  });
});
