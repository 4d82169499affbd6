import { z } from 'zod';
import { Position } from './envelope.ts';
import { ChannelName } from './views/channels.ts';

const subscriptionId = z.string().min(1).max(100);

/** What a client may send on `/v1/live` (INTERFACE, Live). */
export const ClientMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('subscribe'),
    id: subscriptionId,
    channel: ChannelName,
    after: Position.nullable(),
  }),
  z.strictObject({ type: z.literal('unsubscribe'), id: subscriptionId }),
  z.strictObject({ type: z.literal('ping') }),
]);
export type ClientMessage = z.output<typeof ClientMessage>;

/** What the server says beside the pushes themselves. */
export const ControlMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('subscribed'), id: z.string(), channel: z.string(), head: Position }),
  z.object({ type: z.literal('caught-up'), id: z.string(), position: Position }),
  z.object({ type: z.literal('reset'), id: z.string(), position: Position }),
  z.object({ type: z.literal('error'), id: z.string().optional(), code: z.string(), message: z.string() }),
  z.object({ type: z.literal('pong') }),
]);
export type ControlMessage = z.output<typeof ControlMessage>;

/** A push: CloudEvents 1.0, structured JSON; `sequence` is the position. */
export const PushMessage = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.string().regex(/^de\.lichterkette\./),
  time: z.string(),
  datacontenttype: z.literal('application/json'),
  sequence: Position,
  channel: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type PushMessage = z.output<typeof PushMessage>;

/** Why the server ends a connection; the client may resume where `resume` says so. */
export const CLOSE_CODES = {
  tooBig: { code: 1009, reason: 'Nachricht zu groß', resume: false },
  protocol: { code: 4000, reason: 'Nachricht nicht verstanden', resume: false },
  tooSlow: { code: 4001, reason: 'Zu langsam gelesen, bitte fortsetzen', resume: true },
  loadAnew: { code: 4002, reason: 'Bitte neu laden', resume: false },
  shuttingDown: { code: 4003, reason: 'Dienst wird beendet, bitte fortsetzen', resume: true },
  halted: { code: 4005, reason: 'Dienst hat sich angehalten, bitte später fortsetzen', resume: true },
  notAllowed: { code: 4004, reason: 'Nicht erlaubt', resume: false },
} as const;
