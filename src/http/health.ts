import { Router } from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** How the hub is, as it says of itself: to operators, to load balancers and on its status page. */
export interface Health {
  readonly ready: boolean;
  /** Events that the read models have applied, and the position of the last one. */
  readonly applied: number;
  readonly position: string | null;
  readonly writable: boolean;
  readonly failures: readonly {
    readonly projection: string;
    readonly eventId: string;
    readonly message: string;
  }[];
  /** Events that a newer program wrote and this one does not know: the hub goes on without them. */
  readonly unknown: number;
  readonly queueLength: number;
  readonly sockets: number;
}

const gauge = (registry: Registry, name: string, help: string, value: () => number) => {
  new Gauge({
    name: `lichterkette_${name}`,
    help,
    registers: [registry],
    collect() {
      this.set(value());
    },
  });
};

const metricsOf = (health: () => Health): Registry => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauge(registry, 'events_applied', 'Events that the read models have applied', () => health().applied);
  gauge(registry, 'ready', '1 when the hub is ready', () => Number(health().ready));
  gauge(registry, 'writable', '1 while the engine takes appends', () => Number(health().writable));
  gauge(registry, 'projections_failed', 'Projections that have stopped', () => health().failures.length);
  gauge(registry, 'events_unknown', 'Events that only a newer program knows', () => health().unknown);
  gauge(registry, 'command_queue_length', 'Commands that wait or run', () => health().queueLength);
  gauge(registry, 'live_sockets', 'Open live connections', () => health().sockets);
  return registry;
};

/** `/healthz` (the process answers), `/readyz` (everything is loaded and caught up) and `/metrics`. */
export const healthRoutes = (health: () => Health): Router => {
  const router = Router();
  const registry = metricsOf(health);
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', (_request, response) => {
    const state = health();
    const ready = state.ready && state.failures.length === 0;
    response.status(ready ? 200 : 503).set('Cache-Control', 'no-store');
    if (!ready) response.set('Retry-After', '1');
    response.json({ status: ready ? 'ready' : 'not-ready', ...state });
  });
  router.get('/metrics', async (_request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
  return router;
};
