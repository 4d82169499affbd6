import type { AppendResult as Answer } from '@eventstore/db-client';
import { unpackToCommandError } from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import { parseUUID } from '@eventstore/db-client/dist/utils/grpcUUID.js';
import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';

/** A stream of requests and answers. */
export interface Call {
  write(request: Buffer): void;
  on(event: 'data', listener: (answer: BatchAppendResp) => void): Call;
  on(event: 'error', listener: (error: Error) => void): Call;
  on(event: 'end' | 'close', listener: () => void): Call;
}

interface Pending {
  readonly stream: string;
  /** Told that the answers come closer to its own. */
  readonly heard: () => void;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** A call, and what waits for its answers; `ended` where it brings no more. */
export interface Session {
  readonly call: Call;
  /** In the order in which they were sent. */
  readonly pending: Map<string, Pending>;
  ended: boolean;
  /** When who waits was told last that the server answers. */
  toldAt: number;
}

/** Often enough for every watchdog, seldom enough to cost nothing. */
const TELL_MS = 20;

const answerOf = (answer: BatchAppendResp): Answer => {
  const success = answer.getSuccess();
  if (success === undefined) throw new Error('an append was answered with nothing');
  const place = success.getPosition();
  return {
    success: true,
    nextExpectedRevision: BigInt(success.getCurrentRevision()),
    ...(place && {
      position: { commit: BigInt(place.getCommitPosition()), prepare: BigInt(place.getPreparePosition()) },
    }),
  };
};

const tellBehind = (session: Session, answered: string): void => {
  const now = performance.now();
  if (now - session.toldAt < TELL_MS) return;
  session.toldAt = now;
  let behind = false;
  for (const [id, { heard }] of session.pending) {
    if (behind) heard();
    behind ||= id === answered;
  }
};

/** Settles the append that is answered. A bad request is answered a second time, after two seconds (rule 2.15): nobody waits for that. */
export const takeAnswer = (session: Session, answer: BatchAppendResp): void => {
  const { pending } = session;
  const id = parseUUID(answer.getCorrelationId()) ?? '';
  const one = pending.get(id);
  if (one === undefined) return;
  tellBehind(session, id);
  pending.delete(id);
  try {
    const error = answer.getError();
    if (error === undefined) one.resolve(answerOf(answer));
    else one.reject(unpackToCommandError(error, one.stream));
  } catch (error) {
    one.reject(error);
  }
};
