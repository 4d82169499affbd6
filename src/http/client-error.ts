import type { Duplex } from 'node:stream';
import { PROBLEMS, Problem } from '../../contracts/problems.ts';

const problemOf = (code: string | undefined): Problem =>
  code === 'HPE_HEADER_OVERFLOW'
    ? new Problem('bad-header', { detail: 'Die Kopfzeilen der Anfrage sind zu groß.' })
    : new Problem('bad-parameter', { detail: 'Das ist keine lesbare HTTP-Anfrage.' });

/** Answers what Node's parser already refused, in the same form as every other error. */
export const answerClientError = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf(error.code);
  const body = JSON.stringify(problem.toDocument());
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${PROBLEMS[problem.code].status}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};
