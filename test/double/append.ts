import type { ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import type { Expected, Proposed, Written } from './record.ts';
import { countsDataAlone, expectedOf, missingMetadata, proposed, sizeOf, wrongWith } from './sent.ts';
import type { Serving } from './serving.ts';
import { misused, streamDeleted, timedOut, tooLarge, unknown } from './status.ts';
import { type AppendReq, AppendResp, empty, nameOf } from './wire.ts';

type Request = InstanceType<typeof AppendReq>;
type Response = InstanceType<typeof AppendResp>;
type Options = NonNullable<ReturnType<Request['getOptions']>>;

const success = ({ revision, position }: { revision: number; position: number | null }): Response => {
  const message = new AppendResp.Success();
  if (revision < 0) message.setNoStream(empty());
  else message.setCurrentRevision(String(revision));
  if (position === null) message.setNoPosition(empty());
  else {
    const at = new AppendResp.Position();
    at.setCommitPosition(String(position));
    at.setPreparePosition(String(position));
    message.setPosition(at);
  }
  return new AppendResp().setSuccess(message);
};

/** Rule 2.6: in the unary call a wrong version is a normal response. */
const wrong = (current: number, expected: Expected): Response => {
  const message = new AppendResp.WrongExpectedVersion();
  if (current < 0) message.setCurrentNoStream(empty());
  else message.setCurrentRevision(String(current));
  if (expected === 'any') message.setExpectedAny(empty());
  else if (expected === 'no_stream') message.setExpectedNoStream(empty());
  else if (expected === 'stream_exists') message.setExpectedStreamExists(empty());
  else message.setExpectedRevision(String(expected));
  return new AppendResp().setWrongExpectedVersion(message);
};

/** The response to a write; undefined where there is none, and throws where it is an error. */
const responseTo = (written: Written, stream: string, expected: Expected): Response | undefined => {
  switch (written.outcome) {
    case 'timed-out':
      throw timedOut('Commit phase timeout.');
    case 'unanswered':
      return undefined;
    case 'deleted':
      throw streamDeleted(stream);
    case 'wrong-version':
      return wrong(written.current, expected);
    default:
      return success(written);
  }
};

const received = async (call: ServerReadableStream<Request, Response>) => {
  let options: Options | undefined;
  const events: Proposed[] = [];
  for await (const request of call as AsyncIterable<Request>) {
    const message = request.getProposedMessage();
    if (request.hasOptions()) options = request.getOptions();
    else if (message !== undefined) {
      const problem = wrongWith(message);
      if (problem !== undefined) throw problem === 'metadata' ? missingMetadata() : misused();
      events.push(proposed(message));
    }
  }
  const expected = options && expectedOf(options, options.hasRevision() ? options.getRevision() : undefined);
  if (options === undefined || expected === undefined) throw misused();
  return { stream: nameOf(options.getStreamIdentifier()), expected, events };
};

/** Streams/Append (rules 2.1 to 2.6). */
export const append =
  (node: Serving) =>
  (call: ServerReadableStream<Request, Response>, answer: sendUnaryData<Response>): void => {
    const work = async () => {
      const { stream, expected, events } = await received(call);
      const fault = await node.admit({ call: 'append', metadata: call.metadata, writes: true });
      if (sizeOf(events, countsDataAlone(node)) > node.maxAppendSize) throw tooLarge(node.maxAppendSize);
      const written = await node.commit((log) => log.accept(stream, expected, events));
      const response = responseTo(written, stream, expected);
      if (response === undefined || fault?.kind === 'lose-answer') return;
      if (fault?.kind === 'lose-answer-and-break') throw unknown('The connection was lost.');
      answer(null, response);
    };
    work().catch((error: Error) => answer(error));
  };
