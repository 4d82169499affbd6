import { type ServerDuplexStream, type ServiceError, status } from '@grpc/grpc-js';
import { type BatchResponse, batchNotReady, batchResponse, batchTooLarge } from './batch-response.ts';
import { type BatchRequest, type Complete, Fragments } from './fragments.ts';
import { countsDataAlone, sizeOf } from './sent.ts';
import type { Serving } from './serving.ts';
import { failure } from './status.ts';

type Call = ServerDuplexStream<BatchRequest, BatchResponse>;

/** What one complete append is answered with; undefined where its answer is lost. Throws what ends the stream. */
const answerTo = async (
  one: Complete,
  { metadata }: Call,
  node: Serving,
): Promise<BatchResponse | undefined> => {
  try {
    const fault = await node.admit({ call: 'append', metadata, writes: true });
    if (sizeOf(one.events, countsDataAlone(node)) > node.maxAppendSize)
      return batchTooLarge(one, node.maxAppendSize);
    const written = await node.commit((log) => log.accept(one.stream, one.expected, one.events));
    if (fault?.kind === 'lose-answer') return undefined;
    if (fault?.kind === 'lose-answer-and-break')
      throw failure(status.UNAVAILABLE, 'The connection was lost.');
    return batchResponse(one, one.expected, written);
  } catch (error) {
    if ((error as ServiceError).details !== 'Server Is Not Ready') throw error;
    return batchNotReady(one);
  }
};

/** Streams/BatchAppend (rules 2.7 to 2.16): one long stream of appends, answered as they are done. */
export const batchAppend =
  (node: Serving) =>
  (call: Call): void => {
    const firstEnds = node.log.hardships.has('2.9');
    let [open, halfClosed] = [0, false];
    const reply = (response: BatchResponse) => {
      if (!call.writable) return;
      call.write(response);
      if (halfClosed && (firstEnds || open === 0)) call.end();
    };
    const fragments = new Fragments(node.log, reply);
    const take = async (request: BatchRequest) => {
      const one = fragments.take(request);
      if (one === undefined) return;
      open += 1;
      const response = await answerTo(one, call, node).finally(() => {
        open -= 1;
      });
      if (response !== undefined) reply(response);
    };
    call.on('data', (request: BatchRequest) => {
      take(request).catch((error: Error) => call.emit('error', error));
    });
    call.on('end', () => {
      halfClosed = true;
      // Rule 2.9: with nothing under way it does not end.
      if (!firstEnds && open === 0) call.end();
    });
    call.on('error', () => undefined);
    for (const end of ['close', 'cancelled']) call.on(end, () => fragments.forget());
  };
