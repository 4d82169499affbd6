import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSE_CODES } from '../../contracts/live.ts';
import { Problem } from '../../contracts/problems.ts';
import type { Viewer } from '../../projections/model/sight.ts';
import type { BareSockets } from './bare-sockets.ts';
import { Connection, type ConnectionParts } from './connection.ts';
import { Followers } from './followers.ts';
import { Frames } from './frames.ts';
import { sights } from './sights.ts';

/** What the live server needs beside what its connections work with. */
export interface LiveParts extends Omit<ConnectionParts, 'frames' | 'sightOf' | 'followers' | 'wake'> {
  /** Who opens a connection. Throws a Problem where it may not be opened. */
  readonly admit: (request: IncomingMessage) => Viewer;
  readonly bare: BareSockets;
}

export interface LiveServer {
  readonly connections: number;
  /** Bytes that wait for readers, in all. */
  readonly bufferedBytes: number;
  /** Pushes sent since the start, one for each connection and channel. */
  readonly pushes: number;
  /** Ends all connections with 4005: nothing of what is shown here can be relied on. Who may open new ones is for `admit`. */
  halt(): void;
  /** Ends all connections with 4003: they may resume elsewhere or later. */
  close(): void;
}

/** Connections served in one go; then the rest of the program has its turn. */
const SLICE = 250;

const internal = () => new Problem('internal', { detail: 'Die Verbindung ließ sich nicht öffnen.' });

const noHandshake = () =>
  new Problem('bad-header', { detail: 'Das ist kein gültiger WebSocket-Handschlag (RFC 6455 §4).' });

/** Serves `GET /v1/live` on `server` (INTERFACE, Live). */
export const liveServer = (server: Server, parts: LiveParts): LiveServer => {
  const { limits, readSide, bare } = parts;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxMessageBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });
  sockets.on('wsClientError', (_error, socket) => bare.refuse(socket, noHandshake()));
  const connections = new Set<Connection>();
  /** Those to whom something may have to be sent: whoever asked, follows what was told, or was not sent all. */
  const due = new Set<Connection>();
  let scheduled = false;

  const deliver = async () => {
    scheduled = false;
    let served = 0;
    const turn = [...due];
    due.clear();
    for (const connection of turn) {
      if (!connection.waiting) continue;
      if (connection.deliver()) due.add(connection);
      served += 1;
      if (served % SLICE === 0) await new Promise(setImmediate);
    }
    if (due.size > 0) schedule();
  };

  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    // What one turn of the loop brought goes out together.
    setImmediate(() => void deliver());
  };

  const wake = (connection: Connection) => {
    due.add(connection);
    schedule();
  };

  const frames = new Frames(readSide);
  const followers = new Followers<Connection>();
  const shared: ConnectionParts = { ...parts, frames, sightOf: sights(readSide), followers, wake };

  const accept = (socket: WebSocket, wire: Duplex, viewer: Viewer) => {
    const connection = new Connection(socket, wire, viewer, shared);
    connections.add(connection);
    socket.on('close', () => {
      connections.delete(connection);
      due.delete(connection);
    });
    socket.on('message', () => wake(connection));
  };

  server.on('upgrade', (request, socket, head) => {
    bare.hold(socket);
    try {
      const viewer = parts.admit(request);
      sockets.handleUpgrade(request, socket, head, (opened) => accept(opened, socket, viewer));
    } catch (error) {
      bare.refuse(socket, error instanceof Problem ? error : internal());
    }
  });

  const stopHearing = readSide.onTold((channel) => {
    for (const connection of followers.of(channel)) due.add(connection);
  });
  const stopListening = readSide.onApplied(() => {
    if (due.size > 0) schedule();
  });
  const pings = setInterval(() => {
    for (const connection of connections) connection.ping();
  }, limits.pingMs).unref();

  const endAll = (code: (typeof CLOSE_CODES)[keyof typeof CLOSE_CODES]) => {
    for (const connection of connections) connection.close(code);
  };

  return {
    get connections() {
      return connections.size;
    },
    get bufferedBytes() {
      return [...connections].reduce((sum, { buffered }) => sum + buffered, 0);
    },
    get pushes() {
      return frames.taken;
    },
    halt: () => endAll(CLOSE_CODES.halted),
    close: () => {
      stopHearing();
      stopListening();
      clearInterval(pings);
      endAll(CLOSE_CODES.shuttingDown);
      sockets.close();
    },
  };
};
