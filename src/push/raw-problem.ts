import { STATUS_CODES } from 'node:http';
import type { Problem } from '../../contracts/problems.ts';

/** A whole HTTP/1.1 answer with this problem, for a bare socket that no response object stands before. */
export const rawProblem = (problem: Problem, headers: Readonly<Record<string, string>> = {}): string => {
  const body = JSON.stringify(problem.toDocument());
  const { retryAfterSeconds } = problem.details;
  const all = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    Connection: 'close',
    ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`, ...lines, '', body].join(
    '\r\n',
  );
};
