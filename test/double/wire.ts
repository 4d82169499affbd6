import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { MAX_SIGNED, type Recorded } from './record.ts';

/** The client's own messages. */
export const { ReadReq, ReadResp, AppendReq, AppendResp, BatchAppendReq, BatchAppendResp } = streams;
export const { DeleteResp, TombstoneResp } = streams;
export type ReadRequest = InstanceType<typeof ReadReq>;
export type ReadResponse = InstanceType<typeof ReadResp>;
export type ReadOptions = NonNullable<ReturnType<ReadRequest['getOptions']>>;

export const empty = () => new shared.Empty();

export const identifier = (stream: string) => {
  const made = new shared.StreamIdentifier();
  made.setStreamName(Buffer.from(stream).toString('base64'));
  return made;
};

/** The name of a stream as it was sent: bytes of UTF-8 (field 3 of rule 2.1). */
export const nameOf = (sent: InstanceType<typeof shared.StreamIdentifier> | undefined): string =>
  Buffer.from(sent?.getStreamName_asU8() ?? []).toString('utf8');

const TICKS_PER_MS = 10_000n;

/** Rule 4.8. */
export const eventMessage = (record: Recorded): ReadResponse => {
  const event = new ReadResp.ReadEvent.RecordedEvent();
  const id = new shared.UUID();
  id.setString(record.id);
  event.setId(id);
  event.setStreamIdentifier(identifier(record.stream));
  event.setStreamRevision(Number.isFinite(record.revision) ? String(record.revision) : MAX_SIGNED);
  event.setCommitPosition(String(record.position));
  event.setPreparePosition(String(record.position));
  const metadata = event.getMetadataMap();
  metadata.set('type', record.type);
  metadata.set('content-type', record.json ? 'application/json' : 'application/octet-stream');
  metadata.set('created', String(BigInt(record.createdMs) * TICKS_PER_MS));
  event.setCustomMetadata(record.metadata);
  event.setData(record.data);
  const read = new ReadResp.ReadEvent();
  read.setEvent(event);
  read.setCommitPosition(String(record.position));
  return new ReadResp().setEvent(read);
};

export const notFound = (stream: string): ReadResponse => {
  const message = new ReadResp.StreamNotFound();
  message.setStreamIdentifier(identifier(stream));
  return new ReadResp().setStreamNotFound(message);
};

export const confirmation = (id: string): ReadResponse => {
  const message = new ReadResp.SubscriptionConfirmation();
  message.setSubscriptionId(id);
  return new ReadResp().setConfirmation(message);
};

export const checkpoint = (commit: string, prepare: string): ReadResponse => {
  const message = new ReadResp.Checkpoint();
  message.setCommitPosition(commit);
  message.setPreparePosition(prepare);
  return new ReadResp().setCheckpoint(message);
};

export const caughtUp = (): ReadResponse => new ReadResp().setCaughtUp(new ReadResp.CaughtUp());
