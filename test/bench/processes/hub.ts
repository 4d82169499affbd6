import { startHub } from '../../../src/main.ts';
import { readSettings } from '../../../src/settings.ts';
import { answerCalls } from '../harness/child.ts';
import { usage } from '../harness/figures.ts';
import { countServerCalls } from '../harness/server-calls.ts';

// The hub as it is, in a process of its own that says what it uses; over a server where an address is given.
const [directory = '', eventStoreUrl] = process.argv.slice(2);
const { begin, used } = usage();
const serverCalls = countServerCalls();
const began = performance.now();
const hub = await startHub(
  readSettings({
    PORT: '0',
    LICHTERKETTE_DATA: directory,
    LICHTERKETTE_DEMO: 'off',
    LICHTERKETTE_QUEUE_PER_STREAM: '10000',
    LICHTERKETTE_QUEUE_TOTAL: '100000',
    // The world's newest entry is of the day on which it was thought of.
    LICHTERKETTE_CLOCK_TOLERANCE: 'off',
    ...(eventStoreUrl === undefined
      ? {}
      : { LICHTERKETTE_ENGINE: 'eventstoredb', EVENTSTORE_URL: eventStoreUrl }),
  }),
);
const startedMs = performance.now() - began;

answerCalls(
  {
    begin,
    used,
    serverCalls,
    port: () => Number(new URL(hub.url).port),
    startedMs: () => startedMs,
    applied: () => hub.runner.applied,
  },
  () => hub.close(),
);
