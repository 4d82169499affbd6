import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Extent } from '../store/event-store.ts';
import { inTime } from '../store/in-time.ts';
import { type Health, isReady } from './health.ts';

/** What became of a command, as it is counted. */
export type CommandOutcome = 'appended' | 'unchanged' | 'repeated' | 'refused' | 'failed';

/** A request that has been answered. */
export interface Answered {
  readonly method: string;
  /** The route's pattern, never the address: it has no ids in it, and there are only so many. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
  readonly command?: { readonly name: string; readonly outcome: CommandOutcome };
}

export interface HubMetrics {
  readonly registry: Registry;
  answered(request: Answered): void;
}

/** A gauge; no sample while its value is unknown. */
const gauge = (
  registry: Registry,
  name: string,
  help: string,
  value: () => number | Promise<number | undefined>,
): void => {
  new Gauge({
    name: `lichterkette_${name}`,
    help,
    registers: [registry],
    async collect() {
      const found = await value();
      if (found === undefined) this.remove();
      else this.set(found);
    },
  });
};

/** Who asks for metrics waits no longer for what the engine says: a scrape that fails would ring the wrong alarm. */
const HEAD_MS = 500;

/** The position of the last stored event; undefined where the engine does not say it in time. */
const headInTime = (head: Measured['head']) => () => inTime(head(), HEAD_MS).catch(() => undefined);

/**
 * Seconds since the read models last held everything that is stored, as often as somebody asks; undefined while the engine does not say
 * what is stored.
 */
const lagSeconds = (health: () => Health, head: () => Promise<string | null | undefined>) => {
  let caughtUpAt = performance.now();
  return async (): Promise<number | undefined> => {
    const stored = await head();
    if (stored === undefined) return undefined;
    const now = performance.now();
    if (stored === null || health().position >= stored) caughtUpAt = now;
    return (now - caughtUpAt) / 1000;
  };
};

/** What metrics ask for beside health: dearer, so only when somebody looks. */
export interface Measured {
  /** The position of the last stored event. */
  readonly head: () => Promise<string | null>;
  /** How much of the log lies up to a position, where its engine tells. */
  readonly extentOf: (position: string) => Extent | undefined;
  /** Room left where the data lies, in bytes. */
  readonly freeBytes: () => number;
}

/** How much is stored and how much of it is applied: one sample each, or none while it cannot be told. */
const logGauges = (registry: Registry, health: () => Health, { head, extentOf }: Measured): void => {
  const add = (name: string, help: string, position: () => Promise<string | null | undefined>) =>
    new Gauge({
      name: `lichterkette_${name}`,
      help,
      labelNames: ['unit'],
      registers: [registry],
      async collect() {
        const at = await position();
        const extent = at === null || at === undefined ? undefined : extentOf(at);
        this.reset();
        if (extent !== undefined) this.set({ unit: extent.unit }, extent.size);
      },
    });
  add('log_size', 'What is stored, in events, or in bytes where the engine does not count them', () =>
    headInTime(head)(),
  );
  add(
    'log_applied',
    'How much of lichterkette_log_size the read models have applied',
    async () => health().position,
  );
};

const gauges = (registry: Registry, health: () => Health, measured: Measured): void => {
  const { head, freeBytes } = measured;
  const add = (name: string, help: string, value: () => number | Promise<number | undefined>) =>
    gauge(registry, name, help, value);
  add('ready', '1 while /readyz answers 200', () => Number(isReady(health())));
  add('halted', '1 where the hub has stopped itself because of damage', () =>
    Number(health().halted !== undefined),
  );
  add('writable', '1 while the engine takes appends', () => Number(health().writable));
  add('events_applied', 'Events that the read models have applied', () => health().applied);
  logGauges(registry, health, measured);
  add(
    'projection_lag_seconds',
    'Seconds since the read models last held all; absent while the engine does not say what there is',
    lagSeconds(health, headInTime(head)),
  );
  add('projections_failed', 'Projections that have stopped', () => health().failures.length);
  add('events_unknown', 'Events that only a newer program knows', () => health().unknown);
  add('mirror_ok', '1 while the mirror of the read models is kept', () => Number(health().mirror.ok));
  add('mirror_waiting', 'Changes not yet in the mirror', () => health().mirror.waiting);
  add(
    'reactions_owed',
    'Commands that process managers will give, due or not',
    () => health().reactions.owed,
  );
  add(
    'reactions_failing',
    'Commands of process managers that were tried many times without an answer',
    () => health().reactions.failing,
  );
  add('disk_free_bytes', 'Room left where the data lies', freeBytes);
  add('command_queue_length', 'Commands that wait or run', () => health().queueLength);
  add('live_sockets', 'Open live connections', () => health().sockets);
  add('live_buffered_bytes', 'Bytes that wait for readers', () => health().bufferedBytes);
  new Counter({
    name: 'lichterkette_pushes_total',
    help: 'Pushes sent, one for each connection and channel',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(health().pushes);
    },
  });
};

/** What became of the commands of process managers. */
const reactionCounter = (registry: Registry, health: () => Health): void => {
  new Counter({
    name: 'lichterkette_reactions_total',
    help: 'Commands of process managers by what became of them',
    labelNames: ['process', 'outcome'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [key, count] of health().reactions.outcomes) {
        const [process = '', outcome = ''] = key.split(' ');
        this.inc({ process, outcome }, count);
      }
    },
  });
};

/** The metrics of a hub. */
export const hubMetrics = (health: () => Health, measured: Measured): HubMetrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauges(registry, health, measured);
  reactionCounter(registry, health);
  const durations = new Histogram({
    name: 'lichterkette_http_request_duration_seconds',
    help: 'How long requests took, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  const commands = new Counter({
    name: 'lichterkette_commands_total',
    help: 'Commands by name and what became of them',
    labelNames: ['command', 'outcome'],
    registers: [registry],
  });
  return {
    registry,
    answered: ({ method, route, status, seconds, command }) => {
      durations.observe({ method, route, status }, seconds);
      if (command !== undefined) commands.inc({ command: command.name, outcome: command.outcome });
    },
  };
};
