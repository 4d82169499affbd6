import type { Measure } from '../harness/measurement.ts';
import { append } from './append.ts';
import { catalogue } from './catalogue.ts';
import { command } from './command.ts';
import { lineage } from './lineage.ts';
import { page } from './page.ts';

/** All measurements, in the order in which they run; `--only` takes their names. */
export const MEASURES: ReadonlyMap<string, Measure> = new Map<string, Measure>(
  Object.entries({ catalogue, lineage, page, command, append }),
);
