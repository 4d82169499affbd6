import {
  AccessDeniedError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  TimeoutError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { StoreProblem } from '../store-problem.ts';

/** A call was silent for longer than its watchdog allows. */
export class Silence extends Error {}

/** A call's connection was given up because of another call's failure: what became of it is unknown. */
export class Abandoned extends Error {}

/** The server shows less than it has shown before: it is behind, or no leader yet, or none any more. */
export class Behind extends Error {}

/** The clocks are so far apart that the server takes nothing. */
export class ClockApart extends Error {}

/** Answers of the server that say for certain what is the matter; asking again would bring the same. */
const DEFINITE = [
  AccessDeniedError,
  MaxAppendSizeExceededError,
  StoreProblem,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
];

/** Answers of a server that is there: the connection is all right. */
const ANSWERED = [...DEFINITE, TimeoutError, DeadlineExceededError, ClockApart];

const isOne = (error: unknown, kinds: readonly (abstract new (...args: never[]) => Error)[]): boolean =>
  kinds.some((kind) => error instanceof kind);

/** True where the server does not let the user do that. */
export const isDenied = (error: unknown): boolean => error instanceof AccessDeniedError;

/** "Unauthenticated" (gRPC): the server does not know who that is. */
const UNAUTHENTICATED = 16;

/** True where user and password do not fit; else the server knows the user, and does not allow it. */
export const isStranger = (error: unknown): boolean =>
  error instanceof AccessDeniedError && error.code === UNAUTHENTICATED;

/** True where the server is there and did not write in time; only appends have such a time. */
export const isOverdue = (error: unknown): boolean =>
  error instanceof DeadlineExceededError || error instanceof TimeoutError || error instanceof ClockApart;

/** True where asking again cannot help. */
export const isDefinite = (error: unknown): boolean => isOne(error, DEFINITE);

/**
 * True where the connection must be made anew before anything else is sent. With its own reconnecting the client would
 * leave an old append stream beside a new one, and the end of the old one would take the new one's appends along.
 */
export const breaksConnection = (error: unknown): boolean => !isOne(error, ANSWERED);

/** The status of an error that has no better name: "unknown" and "invalid argument". Others are mishaps on the way. */
const REFUSING: ReadonlySet<unknown> = new Set([2, 3]);

/** True where the server did not understand the request: for a read from a position, that the position is none. */
export const isRefused = (error: unknown): boolean =>
  error instanceof UnknownError && REFUSING.has(error.code) && !/HTTP status|RST_STREAM/.test(error.message);
