import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Problem } from '../../contracts/problems.ts';
import type { Refuse } from './gate.ts';
import { tellCorrelation } from './observe.ts';
import type { OpenAnswers } from './open-answers.ts';
import { sendProblem } from './problem-response.ts';
import { isForm } from './sent-form.ts';

/** How often the loop says that it has come round. */
const BEAT_MS = 20;

/** Requests that one connection may have unanswered (RFC 9112 §9.3.2); browsers and proxies have one. */
const PIPELINED = 16;

/**
 * How late the event loop is at this moment, in ms: since when it has been working off one turn without coming round.
 * What queues up there waits before any queue of ours can count it.
 */
export const eventLoopLateness = (): (() => number) => {
  let last = performance.now();
  setInterval(() => {
    last = performance.now();
  }, BEAT_MS).unref();
  return () => Math.max(0, performance.now() - last - BEAT_MS);
};

const late = () =>
  new Problem('writes-unavailable', {
    detail: 'Gerade kommt mehr an, als bearbeitet werden kann. Bitte gleich noch einmal versuchen.',
    retryAfterSeconds: 1,
  });

const pipelined = () =>
  new Problem('too-many-requests', {
    detail: `Über eine Verbindung dürfen höchstens ${PIPELINED} Anfragen zugleich offen sein.`,
    retryAfterSeconds: 1,
  });

const refuse = (response: ServerResponse, problem: Problem): void => {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  tellCorrelation(undefined, response, () => sendProblem(response, problem));
};

const writes = ({ method }: IncomingMessage): boolean => method === 'POST';

/**
 * Refuses what writes, with 503 at once, while the loop is more than `mostMs` late: a late refusal helps nobody. It stands
 * before the application: what is refused must cost next to nothing, or refusing is an overload itself. What a person has typed into a form
 * goes to `keeping`, which gives it back.
 */
export const onlyWhenKeepingUp =
  (lateness: () => number, mostMs: number, next: RequestListener, keeping?: Refuse): RequestListener =>
  (request, response) => {
    if (!writes(request) || lateness() <= mostMs) next(request, response);
    else if (keeping !== undefined && isForm(request)) keeping(late(), request, response);
    else refuse(response, late());
  };

/**
 * Ends a connection that sends on without waiting for answers: Node takes in every request that came in a packet, hundreds
 * of them, before anybody else has his turn. The first one too many is refused, the rest is not looked at.
 */
export const withoutFloods =
  (open: OpenAnswers, next: RequestListener): RequestListener =>
  (request, response) => {
    const before = open.count(request.socket);
    if (before > PIPELINED) return;
    open.add(request.socket, response);
    if (before < PIPELINED) next(request, response);
    else refuse(response.setHeader('Connection', 'close'), pipelined());
  };
