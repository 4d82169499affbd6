import type { ServerWritableStream } from '@grpc/grpc-js';
import { drained } from './drained.ts';
import type { Recorded } from './record.ts';
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

/** Rules 4.3 to 4.5: what a read of a stream brings, or the message that there is none. */
const streamMessages = (options: ReadOptions, node: Serving): ReadResponse[] => {
  const wanted = options.getStream();
  const name = nameOf(wanted?.getStreamIdentifier());
  const stream = node.log.stream(name);
  if (stream.tombstoned) throw streamDeleted(name);
  if (stream.current === -1 || stream.softlyDeleted) return [notFound(name)];
  const shown = stream.events.filter(({ position }) => isVisible(node, position));
  if (shown.length === 0) return [notFound(name)];
  const count = Number(options.getCount());
  const live = shown.slice(stream.first);
  const revision = Number(wanted?.getRevision());
  if (options.getReadDirection() === BACKWARDS) {
    const last = wanted?.hasEnd() ? shown.length - 1 : wanted?.hasStart() ? 0 : revision;
    return live
      .filter((event) => event.revision <= last)
      .reverse()
      .slice(0, count)
      .map(eventMessage);
  }
  if (wanted?.hasEnd()) throw unknown('Unexpected ReadStreamResult: Error');
  const first = wanted?.hasStart() ? 0 : revision;
  const from = Math.max(first, stream.first);
  return shown.slice(from, from + count).map(eventMessage);
};

const isVisible = (node: Serving, position: number): boolean => {
  const next = node.log.records[node.visible];
  return next === undefined || position < next.position;
};

/** Rules 4.6, 4.7 and 4.13: records of `$all` up to what this node has indexed. */
const allRecords = (options: ReadOptions, node: Serving): Recorded[] => {
  const wanted = options.getAll();
  const position = wanted?.getPosition();
  const commit = Number(position?.getCommitPosition() ?? 0);
  if (position !== undefined && !node.log.isBoundary(commit))
    throw unknown(`Unexpected ReadAllResult: ${node.manner === '23.10' ? 'Error' : 'InvalidPosition'}`);
  const count = Number(options.getCount());
  const index = position && node.log.indexAt(commit, Number(position.getPreparePosition()));
  if (options.getReadDirection() === BACKWARDS) {
    const end = wanted?.hasStart() ? 0 : Math.min(index ?? node.visible, node.visible);
    return node.log.records.slice(Math.max(0, end - count), end).reverse();
  }
  const from = wanted?.hasEnd() ? node.visible : (index ?? 0);
  return node.log.records.slice(from, Math.min(from + count, node.visible));
};

/** Sends messages with the reader's pace; stops where nobody reads any more or the node is frozen. */
export const send = async (call: Call, messages: Iterable<ReadResponse>, node: Serving): Promise<void> => {
  for (const message of messages) {
    await node.thawed();
    if (call.cancelled || call.destroyed) return;
    if (!call.write(message)) await drained(call);
  }
};

/** Streams/Read where it ends by itself (section 4 of the rules). */
export const readOnce = async (call: Call, options: ReadOptions, node: Serving): Promise<void> => {
  const fault = await node.admit('read', call.metadata, false);
  const messages = options.hasStream()
    ? streamMessages(options, node)
    : allRecords(options, node).map(eventMessage);
  if (fault?.kind === 'lose-answer') return;
  await send(call, fault?.kind === 'lose-answer-and-break' ? messages.slice(0, 1) : messages, node);
  if (fault?.kind === 'lose-answer-and-break') throw unknown('The connection was lost.');
  call.end();
};
