import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { Address } from './address.ts';

/** An error with the trailers that the client reads; it dereferences them, so they must be complete (rule 6.13). */
export const failure = (
  code: status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): ServiceError => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
};

/** Rule 1.14. */
export const notLeader = ({ host, port }: Address): ServiceError =>
  failure(status.NOT_FOUND, `Leader info available`, {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

/** Rules 1.16 and 6.3. */
export const notReady = (): ServiceError => failure(status.UNAVAILABLE, 'Server Is Not Ready');

/** Rule 1.17. */
export const unauthenticated = (): ServiceError => failure(status.UNAUTHENTICATED, 'Unauthenticated');

/** Rule 6.5. */
export const streamDeleted = (stream: string): ServiceError =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

/** Rules 6.6 and 2.22: numbers as they are, any = -2, no stream = -1, exists = -4. */
export const wrongVersion = (stream: string, expected: number, actual: number): ServiceError =>
  failure(status.FAILED_PRECONDITION, 'Append failed due to WrongExpectedVersion.', {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': String(expected),
    'actual-version': String(actual),
  });

/** Rules 2.16 and 6.7. */
export const tooLarge = (limit: number): ServiceError =>
  failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

/** Rules 2.17 and 6.3. */
export const timedOut = (why: string): ServiceError => failure(status.ABORTED, `Operation timed out: ${why}`);

/** Rule 6.11. */
export const unknown = (what: string): ServiceError => failure(status.UNKNOWN, what);
