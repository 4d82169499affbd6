import { getLineage } from '../../../../contracts/views/lineage.ts';
import { CSV_TYPE } from '../../csv/cell.ts';
import { type FileDefinition, type PageRequest, single } from '../../page.ts';
import { chainAround } from '../around.ts';
import { chainOf } from '../chain.ts';
import { titleIn } from '../title.ts';
import { asCsv } from './csv.ts';
import { asSvg } from './svg.ts';
import type { Taken } from './taken.ts';

const takenFrom = async ({ ask, id, params, today, base, turn }: PageRequest): Promise<Taken> => {
  const [zum, stand] = [single(params, 'zum'), single(params, 'stand')];
  const lineage = await ask(getLineage, { solutionId: id }, { zum, stand });
  await turn();
  const chain = chainAround(chainOf(lineage), id);
  const title = titleIn(chain, id) ?? '';
  return { chain, title, base, id, today, day: zum ?? today, grouping: single(params, 'gruppieren'), turn };
};

const named = ({ id }: PageRequest): string => `verbreitung-${id}`;

const CSV: FileDefinition = {
  ending: 'csv',
  type: CSV_TYPE,
  name: named,
  opens: true,
  make: async (request) => asCsv(await takenFrom(request)),
};

/** A drawing brings its own styles and runs nothing; it may stand in the pages of others, who see no more than the public does. */
const SVG: FileDefinition = {
  ending: 'svg',
  type: 'image/svg+xml',
  headers: {
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *",
    'Cross-Origin-Resource-Policy': 'cross-origin',
  },
  name: named,
  opens: true,
  make: async (request) => asSvg(await takenFrom(request)),
};

/** The Verbreitung of a solution as a table (`.csv`) and as a drawing that stands by itself (`.svg`). */
export const spreadFiles: readonly FileDefinition[] = [CSV, SVG];
