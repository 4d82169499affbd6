import type { Measure } from '../harness/measurement.ts';
import { append } from './append.ts';
import { catalogue } from './catalogue.ts';
import { command } from './command.ts';
import { eventLoop } from './event-loop.ts';
import { fanOut } from './fan-out.ts';
import { form } from './form.ts';
import { lineage } from './lineage.ts';
import { matrix } from './matrix.ts';
import { page } from './page.ts';
import { pushLatency } from './push-latency.ts';
import { rebuild } from './rebuild.ts';
import { warmStream } from './warm-stream.ts';

/** All measurements, in the order in which they run; `--only` takes their names. */
export const MEASURES: ReadonlyMap<string, Measure> = new Map<string, Measure>(
  Object.entries({
    catalogue,
    lineage,
    matrix,
    page,
    command,
    form,
    append,
    'fan-out': fanOut,
    'push-latency': pushLatency,
    rebuild,
    'warm-stream': warmStream,
    'event-loop': eventLoop,
  }),
);
