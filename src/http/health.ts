import { Router } from 'express';
import type { Registry } from 'prom-client';
import type { CatchUp } from '../project/catch-up.ts';
import type { Doubt, Unavailable } from '../store/event-store.ts';

/** The damage for which a hub has stopped itself, and the event that it was found at, where there is one. */
export interface Halted {
  /** German, for operators. */
  readonly message: string;
  readonly eventId?: string;
  readonly position?: string;
}

/** How the hub is, as it says of itself: to operators, to load balancers and on its status page. */
export interface Health {
  /** Everything is loaded and caught up, and the hub has not been told to stop. */
  readonly ready: boolean;
  /** Events that the read models have applied, and the position up to which they have. */
  readonly applied: number;
  readonly position: string;
  /** How far it is until it has caught up; absent from then on. */
  readonly catchUp?: CatchUp | undefined;
  readonly writable: boolean;
  /** Why the event store cannot be used; absent while it can. Reading goes on meanwhile, writing does not. */
  readonly unavailable?: Unavailable | undefined;
  /** Streams in which something was hidden or deleted at the server, and what to do; absent where there are none. */
  readonly touched?: readonly string[] | undefined;
  /** What of the log is being checked; absent where nothing is. Reading goes on meanwhile, writing does not. */
  readonly checking?: Doubt | undefined;
  /** Why the clock cannot be relied on, so that nothing is recorded; absent where it can. */
  readonly clock?: string | undefined;
  /** Why the hub has stopped itself; absent while it has not. */
  readonly halted?: Halted | undefined;
  readonly failures: readonly {
    readonly projection: string;
    readonly eventId: string;
    readonly message: string;
  }[];
  /** Events that a newer program wrote and this one does not know: the hub goes on without them. */
  readonly unknown: number;
  /** Whether the mirror is kept, and how many changes are not in it yet. */
  readonly mirror: { readonly ok: boolean; readonly waiting: number };
  /** What process managers owe: in all, and how many of their commands have been tried many times without an answer. */
  readonly reactions: {
    readonly owed: number;
    readonly failing: number;
    /** Commands given since the start, by process and outcome, with a space between them. */
    readonly outcomes: ReadonlyMap<string, number>;
  };
  readonly queueLength: number;
  readonly sockets: number;
  /** Bytes that wait for readers of live connections. */
  readonly bufferedBytes: number;
  /** Pushes sent since the start. */
  readonly pushes: number;
}

/** True where requests may be sent here: all is loaded and caught up, nothing has stopped, and it is not ending. */
export const isReady = ({ ready, failures, halted }: Health): boolean =>
  ready && failures.length === 0 && halted === undefined;

/**
 * What anybody may hear: how the hub is. What counts what others wrote, read or were told is for the operator and stands in
 * `/metrics`; until it has caught up it answers nobody, and says all, how far it is among it.
 */
const toldToAll = (state: Health): object => {
  if (state.catchUp !== undefined) return state;
  const {
    ready,
    position,
    writable,
    unavailable,
    touched = [],
    checking,
    clock,
    halted,
    failures,
    unknown,
    mirror,
    reactions: { failing },
  } = state;
  return {
    ready,
    position,
    writable,
    ...(unavailable && { unavailable }),
    ...(touched.length > 0 && { touched }),
    ...(checking && { checking }),
    ...(clock !== undefined && { clock }),
    ...(halted && { halted }),
    failures,
    unknown,
    mirror: { ok: mirror.ok },
    reactions: { failing },
  };
};

/**
 * `/healthz` (the process answers), `/readyz` (requests may be sent here) and `/metrics`. Ready does not ask whether the
 * engine takes appends: reading goes on without, and taking the hub away would end that, too. All three answer also where the hub
 * has stopped itself: `/healthz` stays 200, because a new start mends nothing, and names what was found.
 */
export const healthRoutes = (health: () => Health, registry: Registry): Router => {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    const { halted } = health();
    response.set('Cache-Control', 'no-store').json({ status: 'ok', ...(halted && { halted }) });
  });
  router.get('/readyz', (_request, response) => {
    const state = health();
    const ready = isReady(state);
    response.status(ready ? 200 : 503).set('Cache-Control', 'no-store');
    if (!ready) response.set('Retry-After', '1');
    response.json({ status: ready ? 'ready' : 'not-ready', ...toldToAll(state) });
  });
  router.get('/metrics', async (_request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
  return router;
};
