import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Problem } from '../../contracts/problems.ts';
import type { BareSockets } from '../push/bare-sockets.ts';
import type { OpenAnswers } from './open-answers.ts';

const TIMED_OUT = 'ERR_HTTP_REQUEST_TIMEOUT';

const problemOf = (code: string | undefined): Problem => {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem('bad-header', { detail: 'Adresse und Kopfzeilen der Anfrage sind zu groß.' });
  if (code === 'HPE_INVALID_URL')
    return new Problem('bad-parameter', {
      detail:
        'Die Adresse der Anfrage ist nicht lesbar. Umlaute und Leerzeichen gehören prozent-kodiert hinein.',
    });
  if (code === TIMED_OUT)
    return new Problem('too-slow', { detail: 'Die Anfrage kam nicht rechtzeitig vollständig an.' });
  return new Problem('bad-parameter', { detail: 'Das ist keine lesbare HTTP-Anfrage.' });
};

const isBegun = ({ headersSent }: ServerResponse): boolean => headersSent;

const refuse = (bare: BareSockets, socket: Duplex, code: string | undefined): void => {
  bare.refuse(socket, problemOf(code));
  // Were the rest read, a request that has been told that it came too late would still be carried out.
  if (code === TIMED_OUT) socket.pause();
};

/**
 * Answers what Node's parser already refused, in the same form as every other error. Requests that came whole before it on
 * the same connection are answered first, each with its own answer.
 */
export const clientErrorHandler =
  (bare: BareSockets, open: OpenAnswers) =>
  ({ code }: NodeJS.ErrnoException, socket: Duplex): void => {
    // What is read off after a refusal is no request either.
    if (bare.has(socket)) return;
    const owed = open.of(socket);
    const before = owed.findLast(({ req }) => req.complete);
    if (code === 'ECONNRESET' || !socket.writable || (before === undefined && owed.some(isBegun))) {
      socket.destroy();
      return;
    }
    bare.hold(socket);
    if (before === undefined) refuse(bare, socket, code);
    else before.once('close', () => refuse(bare, socket, code));
  };

/** Answers CONNECT, which Node hands over as a bare socket: this is no proxy. */
export const connectHandler =
  (bare: BareSockets) =>
  (_request: unknown, socket: Duplex): void =>
    bare.refuse(socket, new Problem('method-not-allowed', { detail: 'Dieser Dienst vermittelt nicht.' }));
