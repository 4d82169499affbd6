import { z } from 'zod';
import type { QueryDefinition } from './definitions.ts';
import { Position } from './envelope.ts';

/** An address that is no query of the catalogue: it tells how the hub is, or gives an answer in a form of its own. */
export interface ServiceDefinition {
  readonly name: string;
  readonly title: string;
  readonly path: string;
  /** What it answers, by status. Without a schema the body is not JSON; without a type there is none. */
  readonly answers: Readonly<
    Record<string, { readonly description: string; readonly type?: string; readonly schema?: z.ZodType }>
  >;
  /** Whose parameters narrow it. */
  readonly narrowedBy?: QueryDefinition;
}

const JSON_TYPE = 'application/json';

const Halted = z.object({
  message: z.string(),
  eventId: z.string().optional(),
  position: z.string().optional(),
});

const Alive = z.object({ status: z.literal('ok'), halted: Halted.optional() });

/** How far a hub is that is still catching up. */
const CatchUp = z.object({
  head: Position.nullable(),
  done: z.number().optional(),
  total: z.number().optional(),
  unit: z.enum(['events', 'bytes']).optional(),
});

/** What keeps the hub from writing, in German, and for how long it has. */
const Trouble = z.object({ message: z.string(), seconds: z.number() });

const Readiness = z.looseObject({
  status: z.enum(['ready', 'not-ready']),
  ready: z.boolean(),
  /** Empty while nothing has been applied. */
  position: z.string(),
  writable: z.boolean(),
  unavailable: Trouble.optional(),
  touched: z.array(z.string()).optional(),
  checking: Trouble.optional(),
  clock: z.string().optional(),
  halted: Halted.optional(),
  catchUp: CatchUp.optional(),
  failures: z.array(z.object({ projection: z.string(), eventId: z.string(), message: z.string() })),
  unknown: z.int(),
  mirror: z.looseObject({ ok: z.boolean() }),
  reactions: z.looseObject({ failing: z.int() }),
});

/** Every address of this kind, for the OpenAPI document; access adds its own, contracts/feeds.ts those of feeds. */
export const SERVICE: readonly ServiceDefinition[] = [
  {
    name: 'healthz',
    title: 'Läuft der Dienst?',
    path: '/healthz',
    answers: { 200: { description: 'Der Prozess antwortet.', type: JSON_TYPE, schema: Alive } },
  },
  {
    name: 'readyz',
    title: 'Nimmt der Dienst Anfragen an?',
    path: '/readyz',
    answers: {
      200: { description: 'Anfragen können kommen.', type: JSON_TYPE, schema: Readiness },
      503: { description: 'Noch nicht, oder nicht mehr.', type: JSON_TYPE, schema: Readiness },
    },
  },
  {
    name: 'metrics',
    title: 'Messwerte für den Betrieb (Prometheus)',
    path: '/metrics',
    answers: { 200: { description: 'Alle Messwerte.', type: 'text/plain' } },
  },
];
