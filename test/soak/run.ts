import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { commandLine } from '../command-line/options.ts';
import { hubProcess } from '../faults/harness/hub-process.ts';
import { exchange } from '../faults/harness/load.ts';
import { metrics } from '../faults/harness/refused.ts';

const { values, wrongUsage } = commandLine(
  {
    options: {
      minutes: { type: 'string', default: '60' },
      rate: { type: 'string', default: '4' },
      followers: { type: 'string', default: '500' },
    },
  },
  'npm run soak -- [--minutes 60] [--rate 4] [--followers 500]',
);
const minutes = Number(values.minutes);
if (!(minutes > 0 && minutes <= 24 * 60)) wrongUsage('--minutes is a number up to 1440');

const LINES = 12;
const GENERATOR = new URL('load.ts', import.meta.url).pathname;

interface Report {
  readonly commands: number;
  readonly failed: number;
  readonly pushes: number;
  readonly lost: number;
  readonly commandP50: number;
  readonly commandP99: number;
  readonly pushP50: number;
  readonly pushP99: number;
}

const directory = mkdtempSync(join(tmpdir(), 'lichterkette-soak-'));
const hub = hubProcess({ directory, demo: true });
const url = await hub.url;
const load = spawn(process.execPath, [GENERATOR, url, values.rate, values.followers], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const reports = createInterface({ input: load.stdout })[Symbol.asyncIterator]();

const nextReport = async (): Promise<Report> => {
  load.stdin.write('report\n');
  const { value } = await reports.next();
  return JSON.parse(String(value)) as Report;
};

/** How many events the read models are behind the log. */
const lag = async (): Promise<number> => {
  const { text } = await exchange(url, '/metrics');
  const applied = Number(/^lichterkette_events_applied (\d+)/m.exec(text)?.[1]);
  const { text: feed } = await exchange(url, '/v1/feed?limit=1');
  const position = Number((JSON.parse(feed) as { position: string }).position.slice(0, 16));
  return Math.max(0, position - applied);
};

const HEADS = [
  'min',
  'events',
  'RSS MB',
  'heap MB',
  'cmd p50',
  'p99 ms',
  'push p50',
  'p99 ms',
  'loop p99',
  'lag',
  'sockets',
  'commands',
  'failed',
];
const columns = (cells: readonly (string | number)[]) =>
  cells.map((cell) => String(cell).padStart(8)).join(' ');

const row = async (minute: number) => {
  const { commands, failed, commandP50, commandP99, pushP50, pushP99 } = await nextReport();
  const now = await metrics(url);
  const mb = (name: string) => (now(name) / 1e6).toFixed(0);
  const ms = (value: number) => value.toFixed(1);
  return [
    minute.toFixed(1),
    now('lichterkette_events_applied'),
    mb('process_resident_memory_bytes'),
    mb('nodejs_heap_size_used_bytes'),
    ms(commandP50),
    ms(commandP99),
    ms(pushP50),
    ms(pushP99),
    ms(now('nodejs_eventloop_lag_p99_seconds') * 1000),
    await lag(),
    now('lichterkette_live_sockets'),
    commands,
    failed,
  ];
};

const began = performance.now();
let failures = 0;
try {
  await wait(3000);
  await nextReport();
  console.info(columns(HEADS));
  for (let line = 1; line <= LINES; line += 1) {
    await wait(Math.max(0, began + (line / LINES) * minutes * 60_000 - performance.now()));
    const cells = await row((performance.now() - began) / 60_000);
    failures += Number(cells.at(-1));
    console.info(columns(cells));
  }
  load.stdin.write('end\n');
  hub.kill('SIGTERM');
  const { code } = await hub.ended;
  console.info(`${failures} failed; the hub ended with ${code}`);
  process.exitCode = failures === 0 && code === 0 ? 0 : 1;
} finally {
  load.kill();
  hub.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
}
