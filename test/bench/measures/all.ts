import type { Measure } from '../harness/measurement.ts';
import { catalogue } from './catalogue.ts';

/** All measurements, in the order in which they run; `--only` takes their names. */
export const MEASURES: ReadonlyMap<string, Measure> = new Map<string, Measure>([['catalogue', catalogue]]);
