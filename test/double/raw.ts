import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { credentials } from '@grpc/grpc-js';
import wellKnown from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamps from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { onTestFinished } from 'vitest';
import type { BatchResponse } from './batch-response.ts';
import type { Double } from './cluster.ts';
import { BatchAppendReq, identifier } from './wire.ts';

/** What is sent of one event of a batch append, well or badly formed. */
export interface SentEvent {
  readonly id?: string;
  readonly type?: string | null;
}

/** One fragment of a batch append. */
export interface SentFragment {
  readonly correlation: string;
  /** Absent: not the first fragment. */
  readonly stream?: string;
  readonly events?: readonly SentEvent[];
  readonly final?: boolean;
  readonly deadlineMs?: number;
}

const uuid = (text: string) => {
  const made = new shared.UUID();
  made.setString(text);
  return made;
};

const requestOf = ({ correlation, stream, events = [], final = true, deadlineMs = 10_000 }: SentFragment) => {
  const request = new BatchAppendReq().setCorrelationId(uuid(correlation)).setIsFinal(final);
  if (stream !== undefined) {
    const deadline = new timestamps.Timestamp();
    deadline.fromDate(new Date(Date.now() + deadlineMs));
    const options = new BatchAppendReq.Options();
    options.setStreamIdentifier(identifier(stream));
    options.setAny(new wellKnown.Empty());
    options.setDeadline(deadline);
    request.setOptions(options);
  }
  for (const { id = correlation, type = 'Something' } of events) {
    const proposal = new BatchAppendReq.ProposedMessage();
    proposal.setId(uuid(id));
    if (type !== null) proposal.getMetadataMap().set('type', type);
    proposal.getMetadataMap().set('content-type', 'application/json');
    proposal.setData(Buffer.from('{"word":"raw"}'));
    request.addProposedMessages(proposal);
  }
  return request;
};

/** What an answer says, and in which form its correlation came. */
const said = (response: BatchResponse) => ({
  what: response.getError()?.getMessage() ?? 'success',
  form: response.getCorrelationId()?.hasStructured() === true ? 'numbers' : 'text',
});

/** A batch stream spoken by hand: what the client never does can be done to the double. */
export const rawBatch = (double: Double) => {
  const { host, port } = double.first.address;
  const client = new streamsService.StreamsClient(`${host}:${port}`, credentials.createInsecure() as never);
  const call = client.batchAppend();
  const told: (ReturnType<typeof said> | { readonly what: string })[] = [];
  call
    .on('data', (response: BatchResponse) => told.push(said(response)))
    .on('error', ({ code }: { code?: number }) => told.push({ what: `error ${code}` }))
    .on('end', () => told.push({ what: 'end' }));
  onTestFinished(() => {
    call.cancel();
    client.close();
  });
  return {
    told,
    send: (fragment: SentFragment) => call.write(requestOf(fragment)),
    halfClose: () => call.end(),
  };
};
