import type { ServerWritableStream } from '@grpc/grpc-js';
import { drained } from './drained.ts';
import { backwards, forwards } from './places.ts';
import { isShown, type Recorded } from './record.ts';
import type { Serving } from './serving.ts';
import { streamDeleted, unknown } from './status.ts';
import {
  eventMessage,
  nameOf,
  notFound,
  type ReadOptions,
  type ReadRequest,
  type ReadResponse,
} from './wire.ts';

type Call = ServerWritableStream<ReadRequest, ReadResponse>;

const BACKWARDS = 1;

/** What a read of a stream brings (rules 4.3 to 4.5); undefined where there is no such stream. */
const streamEvents = (options: ReadOptions, name: string, node: Serving): readonly Recorded[] | undefined => {
  const stream = node.log.stream(name);
  if (stream.tombstoned) throw streamDeleted(name);
  const end = indexedOf(stream.events, node);
  if (end === 0 || stream.softlyDeleted) return undefined;
  const wanted = options.getStream();
  const count = Number(options.getCount());
  const backward = options.getReadDirection() === BACKWARDS;
  // Rules 4.2 and 4.3: these make no sense to the server.
  if ((count === 0 && node.log.hardships.has('4.2')) || (!backward && wanted?.hasEnd()))
    throw unknown('Unexpected ReadStreamResult: Error');
  const first = stream.first(node.log.youngerThan);
  if (backward) {
    const last = wanted?.hasEnd() ? end - 1 : wanted?.hasStart() ? 0 : Number(wanted?.getRevision());
    return stream.events
      .slice(first, Math.min(last + 1, end))
      .filter(isShown)
      .reverse()
      .slice(0, count);
  }
  const from = Math.max(wanted?.hasStart() ? 0 : Number(wanted?.getRevision()), first);
  return stream.events.slice(from, end).filter(isShown).slice(0, count);
};

/** How many events of a stream this node shows. */
const indexedOf = (events: readonly Recorded[], { log, visible }: Serving): number => {
  const hidden = log.records[visible]?.position;
  let shown = events.length;
  while (hidden !== undefined && shown > 0 && (events[shown - 1]?.position ?? 0) >= hidden) shown -= 1;
  return shown;
};

/** What a read of `$all` brings; undefined where it never ends (rule 4.2). */
const allEvents = (options: ReadOptions, node: Serving): readonly Recorded[] | undefined => {
  const wanted = options.getAll();
  const count = Number(options.getCount());
  if (count === 0 && node.log.hardships.has('4.2')) return undefined;
  const sent = wanted?.getPosition();
  const place = sent && {
    commit: Number(sent.getCommitPosition()),
    prepare: Number(sent.getPreparePosition()),
  };
  if (options.getReadDirection() === BACKWARDS)
    return wanted?.hasStart() ? [] : backwards(node, place, count);
  return wanted?.hasEnd() ? [] : forwards(node, place, count);
};

/** Sends messages with the reader's pace; stops where nobody reads any more or the node is frozen. */
export const send = async (call: Call, messages: Iterable<ReadResponse>, node: Serving): Promise<void> => {
  for (const message of messages) {
    await node.thawed();
    if (call.cancelled || call.destroyed) return;
    if (!call.write(message)) await drained(call);
  }
};

const messagesOf = (options: ReadOptions, node: Serving): readonly ReadResponse[] | undefined => {
  if (!options.hasStream()) return allEvents(options, node)?.map(eventMessage);
  const name = nameOf(options.getStream()?.getStreamIdentifier());
  return streamEvents(options, name, node)?.map(eventMessage) ?? [notFound(name)];
};

/** The name of what a read wants to see. */
export const readsOf = (options: ReadOptions): string =>
  options.hasStream() ? nameOf(options.getStream()?.getStreamIdentifier()) : '$all';

/** Streams/Read where it ends by itself (section 4 of the rules). */
export const readOnce = async (call: Call, options: ReadOptions, node: Serving): Promise<void> => {
  const wish = { call: 'read', metadata: call.metadata, writes: false, reads: readsOf(options) } as const;
  const fault = await node.admit(wish);
  const messages = messagesOf(options, node);
  if (messages === undefined || fault?.kind === 'lose-answer') return;
  await send(call, fault?.kind === 'lose-answer-and-break' ? messages.slice(0, 1) : messages, node);
  if (fault?.kind === 'lose-answer-and-break') throw unknown('The connection was lost.');
  call.end();
};
