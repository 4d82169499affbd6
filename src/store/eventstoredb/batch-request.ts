import type { SealedEvent, StreamName } from '../../../contracts/envelope.ts';
import type { ExpectedRevision } from '../event-store.ts';

/** One append of a batch stream. */
export interface BatchRequest {
  readonly correlationId: string;
  readonly stream: StreamName;
  readonly expected: Exclude<ExpectedRevision, 'stream-exists'>;
  /** Until when the server may take it, by its own clock. */
  readonly deadline: Date;
  readonly events: readonly SealedEvent[];
}

const VARINT = 0;
const BYTES = 2;

const varint = (number: number): number[] => {
  const bytes: number[] = [];
  let rest = number;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  bytes.push(rest);
  return bytes;
};

/** A field whose value is a number; field numbers are below 16. */
const number = (field: number, value: number): Buffer =>
  Buffer.from([(field << 3) | VARINT, ...varint(value)]);

/** A field whose value is bytes, a text or a message. */
const bytes = (field: number, ...parts: readonly Uint8Array[]): Buffer => {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from([(field << 3) | BYTES, ...varint(length)]), ...parts]);
};

const text = (field: number, value: string): Buffer => bytes(field, Buffer.from(value));

const uuid = (field: number, value: string): Buffer => bytes(field, text(2, value));

const property = (name: string, value: string): Buffer => bytes(2, text(1, name), text(2, value));

const JSON_CONTENT = property('content-type', 'application/json');

// The version has no place of its own on this engine, so it stands in the metadata (`proposed`).
const proposal = ({ id, type, version, data, metadata }: SealedEvent): Buffer =>
  bytes(
    3,
    uuid(1, id),
    property('type', type),
    JSON_CONTENT,
    text(3, JSON.stringify({ version, ...metadata })),
    text(4, JSON.stringify(data)),
  );

const options = ({ stream, expected, deadline }: BatchRequest): Buffer =>
  bytes(
    2,
    bytes(1, text(3, stream)),
    expected === 'no-stream' ? bytes(3) : number(2, expected),
    bytes(
      6,
      number(1, Math.floor(deadline.getTime() / 1000)),
      number(2, (deadline.getTime() % 1000) * 1_000_000),
    ),
  );

/**
 * The bytes of an append: event_store.client.streams.BatchAppendReq, whole, as the client's own definitions read it (a test compares
 * them). The client itself makes each event three times over: as JSON, as base64 and as a message that it serialises to learn its size.
 */
export const batchRequest = (request: BatchRequest): Buffer =>
  Buffer.concat([
    uuid(1, request.correlationId),
    options(request),
    ...request.events.map(proposal),
    number(4, 1),
  ]);
