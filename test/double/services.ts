import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import {
  type handleUnaryCall,
  Server,
  type ServerWritableStream,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import { append } from './append.ts';
import { batchAppend } from './batch.ts';
import { remove } from './delete.ts';
import type { Call, Faults } from './faults.ts';
import type { OpenCalls } from './open-calls.ts';
import { readOnce, readsOf } from './reads.ts';
import { softDelete, tombstone } from './removing.ts';
import type { Serving } from './serving.ts';
import { failure, notReady, unknown } from './status.ts';
import { subscribeAll } from './subscription.ts';
import type { ReadRequest, ReadResponse } from './wire.ts';

/** What the services need of their node beside what the handlers do. */
export interface Served extends Serving {
  readonly faults: Faults;
  readonly calls: OpenCalls;
  /** How to end the subscriptions that are open. */
  readonly open: Set<(error: ServiceError | undefined) => void>;
  gossip(): unknown;
  features(): unknown;
}

type ReadCall = ServerWritableStream<ReadRequest, ReadResponse>;

const read =
  (node: Served) =>
  (call: ReadCall): void => {
    call.on('error', () => undefined);
    node.calls.add(call);
    const work = async () => {
      const options = call.request.getOptions();
      if (options === undefined) throw unknown('Exception was thrown by handler.');
      if (!options.hasSubscription()) return readOnce(call, options, node);
      if (!options.hasAll()) throw failure(status.UNIMPLEMENTED, 'The double only subscribes to $all.');
      await node.admit({
        call: 'subscribe',
        metadata: call.metadata,
        writes: false,
        reads: readsOf(options),
      });
      return subscribeAll(call, options, node, node.open);
    };
    work().catch((error: Error) => call.emit('error', error));
  };

const unary =
  <Response>(node: Served, call: Call, make: () => Response): handleUnaryCall<unknown, Response> =>
  (_call, answer) => {
    const work = async () => {
      await node.thawed();
      const fault = node.faults.next(call);
      if (fault?.kind === 'hang') return;
      if (fault?.kind === 'not-ready' || fault?.kind === 'break') throw notReady();
      answer(null, make());
    };
    work().catch((error: Error) => answer(error));
  };

/** A gRPC server with everything that a node answers. */
export const serverOf = (node: Served): Server => {
  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  const batch = batchAppend(node);
  server.addService(streamsService.StreamsService as never, {
    read: read(node),
    append: append(node) as never,
    batchAppend: ((call: Parameters<typeof batch>[0]) => {
      node.calls.add(call);
      batch(call);
    }) as never,
    delete: remove(node, softDelete) as never,
    tombstone: remove(node, tombstone) as never,
  });
  server.addService(gossipService.GossipService as never, {
    read: unary(node, 'gossip', () => node.gossip()),
  });
  server.addService(featuresService.ServerFeaturesService as never, {
    getSupportedMethods: unary(node, 'features', () => node.features()),
  });
  return server;
};
