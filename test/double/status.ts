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

/** An error about a stream; with a name that no header can hold it becomes another one (rule 6.5). */
const aboutStream = (
  stream: string,
  details: string,
  trailers: Readonly<Record<string, string>>,
): ServiceError =>
  /^[\x20-\x7e]*$/.test(stream)
    ? failure(status.FAILED_PRECONDITION, details, { ...trailers, 'stream-name': stream })
    : unknown('Received HTTP status code 500');

/** Rule 6.5. */
export const streamDeleted = (stream: string): ServiceError =>
  aboutStream(stream, `Event stream '${stream}' is deleted.`, { exception: 'stream-deleted' });

/** Rules 6.6 and 2.22: numbers as they are, any = -2, no stream = -1, exists = -4. */
export const wrongVersion = (stream: string, expected: number, actual: number): ServiceError =>
  aboutStream(stream, 'Append failed due to WrongExpectedVersion.', {
    exception: 'wrong-expected-version',
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

/** Rules 1.17 and 6.1. */
export const accessDenied = (): ServiceError =>
  failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

/** Rule 2.3: what a request that makes no sense ends with. */
export const misused = (): ServiceError => unknown('Exception was thrown by handler.');

/** Rule 6.11. */
export const unknown = (what: string): ServiceError => failure(status.UNKNOWN, what);
