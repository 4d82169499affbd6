import { type ServerDuplexStream, type ServiceError, status } from '@grpc/grpc-js';
import {
  type BatchResponse,
  batchNotReady,
  batchResponse,
  batchTimeout,
  batchTooLarge,
} from './batch-response.ts';
import type { Expected, Proposed } from './record.ts';
import type { Serving } from './serving.ts';
import { failure } from './status.ts';
import { type BatchAppendReq, nameOf, proposed, sizeOf } from './wire.ts';

type Request = InstanceType<typeof BatchAppendReq>;
type Options = NonNullable<ReturnType<Request['getOptions']>>;
type Correlation = NonNullable<ReturnType<Request['getCorrelationId']>>;

interface Pending {
  readonly correlation: Correlation;
  readonly options: Options;
  readonly events: Proposed[];
}

const expectedOf = (options: Options): Expected => {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  return Number(options.getStreamPosition());
};

/** What one complete append is answered with; undefined where its answer is lost. Throws what ends the stream. */
const answerTo = async (
  { correlation, options, events }: Pending,
  call: ServerDuplexStream<Request, BatchResponse>,
  node: Serving,
): Promise<BatchResponse | undefined> => {
  const stream = nameOf(options.getStreamIdentifier());
  const expected = expectedOf(options);
  const deadline = options.getDeadline()?.toDate().getTime() ?? Number.POSITIVE_INFINITY;
  if (deadline <= Date.now()) return batchTimeout(correlation, stream);
  try {
    const fault = await node.admit('append', call.metadata, true);
    if (sizeOf(events) > node.maxAppendSize) return batchTooLarge(correlation, stream, node.maxAppendSize);
    const written = node.log.write(stream, expected, events);
    if (fault?.kind === 'lose-answer') return undefined;
    if (fault?.kind === 'lose-answer-and-break')
      throw failure(status.UNAVAILABLE, 'The connection was lost.');
    return batchResponse(correlation, stream, expected, written);
  } catch (error) {
    const ready = (error as ServiceError).details !== 'Server Is Not Ready';
    if (ready) throw error;
    return batchNotReady(correlation, stream);
  }
};

/** Streams/BatchAppend (rules 2.7 to 2.16): one long stream of appends, answered as they are done. */
export const batchAppend =
  (node: Serving) =>
  (call: ServerDuplexStream<Request, BatchResponse>): void => {
    const pending = new Map<string, Pending>();
    const take = (request: Request): Pending | undefined => {
      const correlation = request.getCorrelationId();
      const key = correlation?.getString() ?? '';
      const options = request.getOptions();
      const one = pending.get(key) ?? (correlation && options && { correlation, options, events: [] });
      if (one === undefined) return undefined;
      pending.set(key, one);
      one.events.push(...request.getProposedMessagesList().map(proposed));
      if (!request.getIsFinal()) return undefined;
      pending.delete(key);
      return one;
    };
    call.on('data', (request: Request) => {
      const one = take(request);
      if (one === undefined) return;
      answerTo(one, call, node).then(
        (response) => {
          if (response !== undefined && call.writable) call.write(response);
        },
        (error: Error) => call.emit('error', error),
      );
    });
    call.on('end', () => call.end());
    call.on('error', () => undefined);
  };
