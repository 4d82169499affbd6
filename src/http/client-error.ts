import type { Duplex } from 'node:stream';
import { Problem } from '../../contracts/problems.ts';
import { rawProblem } from '../push/raw-problem.ts';

const problemOf = (code: string | undefined): Problem => {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem('bad-header', { detail: 'Adresse und Kopfzeilen der Anfrage sind zu groß.' });
  if (code === 'HPE_INVALID_URL')
    return new Problem('bad-parameter', {
      detail:
        'Die Adresse der Anfrage ist nicht lesbar. Umlaute und Leerzeichen gehören prozent-kodiert hinein.',
    });
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('too-slow', { detail: 'Die Anfrage kam nicht rechtzeitig vollständig an.' });
  return new Problem('bad-parameter', { detail: 'Das ist keine lesbare HTTP-Anfrage.' });
};

/** Answers what Node's parser already refused, in the same form as every other error. */
export const answerClientError = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(rawProblem(problemOf(error.code)));
};

/** Answers CONNECT, which Node hands over as a bare socket: this is no proxy. */
export const answerConnect = (_request: unknown, socket: Duplex): void => {
  socket.on('error', () => socket.destroy());
  socket.end(rawProblem(new Problem('method-not-allowed', { detail: 'Dieser Dienst vermittelt nicht.' })));
};
