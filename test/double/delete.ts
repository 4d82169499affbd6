import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import type { Expected } from './record.ts';
import { type softDelete, tombstone } from './removing.ts';
import type { Serving } from './serving.ts';
import { streamDeleted, timedOut, wrongVersion } from './status.ts';
import { DeleteResp, nameOf } from './wire.ts';

type Request = InstanceType<typeof streams.DeleteReq>;
type Response = InstanceType<typeof DeleteResp>;
type Options = ReturnType<Request['getOptions']>;

const NUMBERS = { any: -2, no_stream: -1, stream_exists: -4 } as const;

const expectedOf = (options: Options): Expected => {
  if (options?.hasAny()) return 'any';
  if (options?.hasNoStream()) return 'no_stream';
  return options?.hasStreamExists() ? 'stream_exists' : Number(options?.getRevision());
};

/** Streams/Delete and Streams/Tombstone (rules 2.19, 2.21 and 2.22); their messages have the same shape. */
export const remove =
  (node: Serving, how: typeof softDelete | typeof tombstone) =>
  (call: ServerUnaryCall<Request, Response>, answer: sendUnaryData<Response>): void => {
    const work = async () => {
      await node.admit({ call: 'append', metadata: call.metadata, writes: true });
      const options = call.request.getOptions();
      const stream = nameOf(options?.getStreamIdentifier());
      const expected = expectedOf(options);
      const written = await node.commit((log) => how(log, stream, expected));
      if (written.outcome === 'deleted') throw streamDeleted(stream);
      if (written.outcome === 'wrong-version')
        throw wrongVersion(
          stream,
          typeof expected === 'number' ? expected : NUMBERS[expected],
          written.current,
        );
      if (!('position' in written)) throw timedOut('Commit phase timeout.');
      const Shape = how === tombstone ? streams.TombstoneResp : DeleteResp;
      const position = new Shape.Position();
      position.setCommitPosition(String(written.position));
      position.setPreparePosition(String(written.position));
      const response = new Shape() as Response;
      response.setPosition(position as NonNullable<ReturnType<Response['getPosition']>>);
      answer(null, response);
    };
    work().catch((error: Error) => answer(error));
  };
