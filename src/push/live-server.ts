import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSE_CODES } from '../../contracts/live.ts';
import { Problem } from '../../contracts/problems.ts';
import type { Viewer } from '../../projections/model/sight.ts';
import type { BareSockets } from './bare-sockets.ts';
import { Batches } from './batches.ts';
import { Connection, type ConnectionParts } from './connection.ts';
import { Deliveries } from './deliveries.ts';
import { Followers } from './followers.ts';
import { Frames } from './frames.ts';
import { sights } from './sights.ts';

/** What the live server needs beside what its connections work with. */
export interface LiveParts extends Omit<ConnectionParts, 'batches' | 'sightOf' | 'followers' | 'wake'> {
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

const internal = () => new Problem('internal', { detail: 'Die Verbindung ließ sich nicht öffnen.' });

const noHandshake = () =>
  new Problem('bad-header', { detail: 'Das ist kein gültiger WebSocket-Handschlag (RFC 6455 §4).' });

/** The WebSocket half of the server: takes upgrades that are handed to it, and refuses what is no handshake. */
const webSockets = ({ limits, bare }: LiveParts): WebSocketServer => {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxMessageBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });
  sockets.on('wsClientError', (_error, socket) => bare.refuse(socket, noHandshake()));
  return sockets;
};

/** Calls `accept` for every upgrade on `server` that `admit` lets in; the others are refused with their problem. */
const takeUpgrades = (
  server: Server,
  sockets: WebSocketServer,
  { admit, bare }: LiveParts,
  accept: (socket: WebSocket, wire: Duplex, viewer: Viewer) => void,
): void => {
  server.on('upgrade', (request, socket, head) => {
    bare.hold(socket);
    try {
      const viewer = admit(request);
      sockets.handleUpgrade(request, socket, head, (opened) => accept(opened, socket, viewer));
    } catch (error) {
      bare.refuse(socket, error instanceof Problem ? error : internal());
    }
  });
};

/** Pings every connection now and then; returns how to stop it. */
const pinging = (connections: ReadonlySet<Connection>, pingMs: number): (() => void) => {
  const pings = setInterval(() => {
    for (const connection of connections) connection.ping();
  }, pingMs).unref();
  return () => clearInterval(pings);
};

/** Serves `GET /v1/live` on `server` (INTERFACE, Live). */
export const liveServer = (server: Server, parts: LiveParts): LiveServer => {
  const { limits, readSide } = parts;
  const sockets = webSockets(parts);
  const connections = new Set<Connection>();
  const deliveries = new Deliveries();
  const batches = new Batches(readSide, new Frames(readSide));
  const followers = new Followers<Connection>();
  const wake = (connection: Connection) => deliveries.wake(connection);
  const shared: ConnectionParts = { ...parts, batches, sightOf: sights(readSide), followers, wake };

  takeUpgrades(server, sockets, parts, (socket, wire, viewer) => {
    const connection = new Connection(socket, wire, viewer, shared);
    connections.add(connection);
    socket.on('close', () => {
      connections.delete(connection);
      deliveries.drop(connection);
    });
    socket.on('message', () => wake(connection));
  });

  const stops = [
    readSide.onTold((channel) => deliveries.add(followers.of(channel))),
    readSide.onApplied(() => deliveries.start()),
    pinging(connections, limits.pingMs),
  ];

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
      return batches.taken;
    },
    halt: () => endAll(CLOSE_CODES.halted),
    close: () => {
      for (const stop of stops) stop();
      endAll(CLOSE_CODES.shuttingDown);
      sockets.close();
    },
  };
};
