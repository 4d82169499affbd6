import { randomUUID } from 'node:crypto';
import {
  type AppendResult as Answer,
  convertToCommandError,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { type BatchRequest, batchRequest } from './batch-request.ts';
import { type Call, type Session, takeAnswer } from './batch-session.ts';

interface Stub {
  makeBidiStreamRequest(
    path: string,
    serialize: (request: Buffer) => Buffer,
    deserialize: (answer: Buffer) => BatchAppendResp,
    ...rest: readonly unknown[]
  ): Call;
}

/** What the client keeps to itself: its connection, its credentials, and what is ended with it. */
interface Inside {
  createDeadline(): Date;
  callArguments(options: object, callOptions: object): readonly unknown[];
  GRPCStreamCreator(stub: unknown, name: string, open: (stub: Stub) => Call): () => Promise<Call>;
}

const METHOD = streamsService.StreamsService.batchAppend;

/**
 * The stream of appends of one client, opened when it is first used, and again where it has ended. The client's own one has traps
 * (docs/decisions/0037): answers that nobody waits for end the process, from the 16th append under way on a broken
 * connection does, a stream that ends leaves its callers waiting, and its errors reach appends of other clients.
 */
export class BatchStream {
  readonly #inside: Inside;
  #session: Promise<Session> | undefined;

  constructor(client: EventStoreDBClient) {
    this.#inside = client as unknown as Inside;
  }

  /**
   * Throws the client's errors. Nothing but an answer or the end of the connection settles it: who calls watches the time. `heard` is
   * called while the server answers what was sent before: it is busy then, not silent. Once it answers what was sent
   * later, it is no longer.
   */
  async append(
    request: Pick<BatchRequest, 'stream' | 'expected' | 'events'>,
    heard: () => void = () => undefined,
  ): Promise<Answer> {
    this.#session ??= this.#open();
    const session = await this.#session;
    if (session.ended) throw new Error('the stream of appends ended');
    return new Promise((resolve, reject) => {
      const correlationId = randomUUID();
      session.pending.set(correlationId, { stream: request.stream, heard, resolve, reject });
      session.call.write(
        batchRequest({ ...request, correlationId, deadline: this.#inside.createDeadline() }),
      );
    });
  }

  async #open(): Promise<Session> {
    const open = this.#inside.GRPCStreamCreator(streamsService.StreamsClient, 'batchAppend', (stub) =>
      stub.makeBidiStreamRequest(
        METHOD.path,
        (bytes) => bytes,
        METHOD.responseDeserialize,
        ...this.#inside.callArguments({ requiresLeader: true }, { deadline: Number.POSITIVE_INFINITY }),
      ),
    );
    try {
      return this.#listen(await open());
    } catch (error) {
      this.#session = undefined;
      throw error;
    }
  }

  #listen(call: Call): Session {
    const session: Session = { call, pending: new Map(), ended: false, toldAt: 0 };
    const end = (error: Error) => {
      if (session.ended) return;
      session.ended = true;
      this.#session = undefined;
      for (const { reject } of session.pending.values()) reject(error);
      session.pending.clear();
    };
    call
      .on('data', (answer) => takeAnswer(session, answer))
      .on('error', (error) => end(convertToCommandError(error)))
      .on('end', () => end(new Error('the server ended the stream of appends')))
      .on('close', () => end(new Error('the stream of appends was closed')));
    return session;
  }
}

/** One stream of appends for each client. */
export const batchStreams = (): ((client: EventStoreDBClient) => BatchStream) => {
  const streams = new WeakMap<EventStoreDBClient, BatchStream>();
  return (client) => {
    const stream = streams.get(client) ?? new BatchStream(client);
    streams.set(client, stream);
    return stream;
  };
};
