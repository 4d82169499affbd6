import type { Measure } from '../harness/measurement.ts';
import { adoption } from './adoption.ts';
import { append } from './append.ts';
import { catalogue } from './catalogue.ts';
import { command } from './command.ts';
import { eventLoop } from './event-loop.ts';
import { fanOut } from './fan-out.ts';
import { fanOutMembers } from './fan-out-members.ts';
import { form } from './form.ts';
import { lineage } from './lineage.ts';
import { matrix } from './matrix.ts';
import { memory } from './memory.ts';
import { page } from './page.ts';
import { pushLatency } from './push-latency.ts';
import { rebuild } from './rebuild.ts';
import { solutionPage } from './solution-page.ts';
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
    adoption,
    'solution-page': solutionPage,
    append,
    'fan-out': fanOut,
    'fan-out-members': fanOutMembers,
    'push-latency': pushLatency,
    rebuild,
    memory,
    'warm-stream': warmStream,
    'event-loop': eventLoop,
  }),
);
