import shared from '@eventstore/db-client/generated/shared_pb.js';
import statuses from '@eventstore/db-client/generated/status_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import wellKnown from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Expected, Written } from './record.ts';
import { BatchAppendResp, identifier } from './wire.ts';

export type BatchResponse = InstanceType<typeof BatchAppendResp>;
type Uuid = InstanceType<typeof shared.UUID>;

const empty = () => new wellKnown.Empty();

/** Rule 2.9: the correlation comes back as it was sent, and the stream's name is always there. */
const begun = (correlation: Uuid, stream: string): BatchResponse =>
  new BatchAppendResp().setCorrelationId(correlation).setStreamIdentifier(identifier(stream));

interface Details {
  readonly name: string;
  readonly code: number;
  readonly bytes: Uint8Array;
  readonly message?: string;
}

/** Rule 2.11: an error of one append. */
const failed = (correlation: Uuid, stream: string, { name, code, bytes, message = '' }: Details) => {
  const details = new any.Any();
  details.pack(bytes, name);
  const error = new statuses.Status();
  error.setCode(code);
  error.setMessage(message);
  error.setDetails(details);
  return begun(correlation, stream).setError(error);
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

/** What a write is answered with. */
export const batchResponse = (
  correlation: Uuid,
  stream: string,
  expected: Expected,
  written: Written,
): BatchResponse => {
  if (written.outcome === 'deleted') return failed(correlation, stream, deleted(stream));
  if (written.outcome === 'wrong-version')
    return failed(correlation, stream, wrongVersion(written.current, expected));
  const success = new BatchAppendResp.Success();
  if (written.revision < 0) success.setNoStream(empty());
  else success.setCurrentRevision(String(written.revision));
  if (written.position === null) success.setNoPosition(empty());
  else {
    const position = new shared.AllStreamPosition();
    position.setCommitPosition(String(written.position));
    position.setPreparePosition(String(written.position));
    success.setPosition(position);
  }
  return begun(correlation, stream).setSuccess(success);
};

/** Rule 2.14: not ready is told of the one append, without a code. */
export const batchNotReady = (correlation: Uuid, stream: string): BatchResponse =>
  failed(correlation, stream, {
    name: 'google.protobuf.Empty',
    code: 0,
    bytes: empty().serializeBinary(),
    message: 'Server Is Not Ready',
  });

/** Rules 2.8 and 2.17. */
export const batchTimeout = (correlation: Uuid, stream: string): BatchResponse =>
  failed(correlation, stream, {
    name: 'event_store.client.Timeout',
    code: 4,
    bytes: new shared.Timeout().serializeBinary(),
  });

/** Rule 2.16. */
export const batchTooLarge = (correlation: Uuid, stream: string, limit: number): BatchResponse => {
  const message = new shared.MaximumAppendSizeExceeded();
  message.setMaxappendsize(limit);
  return failed(correlation, stream, {
    name: 'event_store.client.MaximumAppendSizeExceeded',
    code: 3,
    bytes: message.serializeBinary(),
  });
};
