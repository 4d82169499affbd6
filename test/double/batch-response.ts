import shared from '@eventstore/db-client/generated/shared_pb.js';
import statuses from '@eventstore/db-client/generated/status_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import wellKnown from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Expected, Written } from './record.ts';
import { BatchAppendResp, identifier } from './wire.ts';

export type BatchResponse = InstanceType<typeof BatchAppendResp>;
export type Uuid = InstanceType<typeof shared.UUID>;

/** Whose append is answered. */
export interface Addressee {
  readonly correlation: Uuid;
  readonly stream: string;
}

const empty = () => new wellKnown.Empty();

/** Rule 2.9: the correlation comes back as it was sent, and the stream's name is always there. */
const begun = ({ correlation, stream }: Addressee): BatchResponse =>
  new BatchAppendResp().setCorrelationId(correlation).setStreamIdentifier(identifier(stream));

interface Details {
  readonly name: string;
  readonly code: number;
  readonly bytes: Uint8Array;
  /** What the status says of itself; the name of its details where it says nothing else (rule 10.3). */
  readonly message?: string;
}

/** Rule 2.11: an error of one append. */
const failed = (to: Addressee, { name, code, bytes, message }: Details) => {
  const details = new any.Any();
  details.pack(bytes, name);
  const error = new statuses.Status();
  error.setCode(code);
  error.setMessage(message ?? name.split('.').at(-1) ?? '');
  error.setDetails(details);
  return begun(to).setError(error);
};

const wrongVersion = (current: number, expected: Expected): Details => {
  const wrong = new shared.WrongExpectedVersion();
  if (current < 0) wrong.setCurrentNoStream(empty());
  else wrong.setCurrentStreamRevision(String(current));
  if (expected === 'any') wrong.setExpectedAny(empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(empty());
  else wrong.setExpectedStreamPosition(String(expected));
  return { name: 'event_store.client.WrongExpectedVersion', code: 6, bytes: wrong.serializeBinary() };
};

const deleted = (stream: string): Details => {
  const message = new shared.StreamDeleted();
  message.setStreamIdentifier(identifier(stream));
  return { name: 'event_store.client.StreamDeleted', code: 5, bytes: message.serializeBinary() };
};

const success = ({ revision, position }: { revision: number; position: number | null }) => {
  const message = new BatchAppendResp.Success();
  if (revision < 0) message.setNoStream(empty());
  else message.setCurrentRevision(String(revision));
  if (position === null) message.setNoPosition(empty());
  else {
    const at = new shared.AllStreamPosition();
    at.setCommitPosition(String(position));
    at.setPreparePosition(String(position));
    message.setPosition(at);
  }
  return message;
};

/** What a write is answered with; undefined where it never is (rule 3.5). */
export const batchResponse = (
  to: Addressee,
  expected: Expected,
  written: Written,
): BatchResponse | undefined => {
  switch (written.outcome) {
    case 'timed-out':
      return batchTimeout(to);
    case 'unanswered':
      return undefined;
    case 'deleted':
      return failed(to, deleted(to.stream));
    case 'wrong-version':
      return failed(to, wrongVersion(written.current, expected));
    default:
      return begun(to).setSuccess(success(written));
  }
};

/** Rule 2.14: not ready is told of the one append, without a code. */
export const batchNotReady = (to: Addressee): BatchResponse =>
  failed(to, {
    name: 'google.protobuf.Empty',
    code: 0,
    bytes: empty().serializeBinary(),
    message: 'Server Is Not Ready',
  });

/** Rules 2.8 and 2.17. */
export const batchTimeout = (to: Addressee): BatchResponse =>
  failed(to, {
    name: 'event_store.client.Timeout',
    code: 4,
    bytes: new shared.Timeout().serializeBinary(),
  });

/** Rules 2.2, 2.3 and 2.15. */
export const batchBadRequest = (to: Addressee, what: string): BatchResponse => {
  const message = new shared.BadRequest();
  message.setMessage(what);
  return failed(to, { name: 'event_store.client.BadRequest', code: 3, bytes: message.serializeBinary() });
};

/** Rule 2.16. */
export const batchTooLarge = (to: Addressee, limit: number): BatchResponse => {
  const message = new shared.MaximumAppendSizeExceeded();
  message.setMaxappendsize(limit);
  return failed(to, {
    name: 'event_store.client.MaximumAppendSizeExceeded',
    code: 3,
    bytes: message.serializeBinary(),
  });
};

/** Rule 2.9: a time-out that a timer tells has the correlation as two numbers instead of text. */
export const asNumbers = (correlation: Uuid): Uuid => {
  const hex = correlation.getString().replaceAll('-', '');
  const structured = new shared.UUID.Structured();
  structured.setMostSignificantBits(String(BigInt.asIntN(64, BigInt(`0x${hex.slice(0, 16)}`))));
  structured.setLeastSignificantBits(String(BigInt.asIntN(64, BigInt(`0x${hex.slice(16)}`))));
  const uuid = new shared.UUID();
  uuid.setStructured(structured);
  return uuid;
};
