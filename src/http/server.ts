import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { BareSockets } from '../push/bare-sockets.ts';
import type { Settings } from '../settings.ts';
import { clientErrorHandler, connectHandler } from './client-error.ts';
import type { OpenAnswers } from './open-answers.ts';
import { targetOf } from './target.ts';

const LIVE_PATH = '/v1/live';

/** True for a request to the live address. */
export const isLivePath = (request: IncomingMessage): boolean =>
  targetOf(request)?.path.split('?', 1)[0] === LIVE_PATH;

/** Only these leave HTTP; any other upgrade that a client offers (h2c, say) is passed over, as RFC 9110 §7.8 allows. */
const isLive = (request: IncomingMessage): boolean =>
  request.headers.upgrade?.toLowerCase() === 'websocket' && isLivePath(request);

const optionsOf = ({ LICHTERKETTE_REQUEST_MS: ms }: Settings) => ({
  requireHostHeader: false,
  shouldUpgradeCallback: isLive,
  requestTimeout: ms,
  headersTimeout: ms,
  connectionsCheckingInterval: Math.min(ms, 5000),
});

/** What is known of the connections of a server. */
export interface Connections {
  readonly bare: BareSockets;
  readonly open: OpenAnswers;
}

/** An HTTP server on which no connection stays for ever: neither one that sends nothing, nor one that takes nothing. */
export const httpServer = (
  settings: Settings,
  { bare, open }: Connections,
  listener: RequestListener,
): Server => {
  const server = createServer(optionsOf(settings), listener);
  server.on('clientError', clientErrorHandler(bare, open)).on('connect', connectHandler(bare));
  // An expectation that we do not know does no harm (RFC 9110 §10.1.1).
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  // Later than a request has to be there, so that its sender is told first. Who waits for an answer of ours may wait.
  return server.setTimeout(2 * settings.LICHTERKETTE_REQUEST_MS, (socket) => {
    if (socket.writableLength > 0 || open.count(socket) === 0) socket.destroy();
  });
};
