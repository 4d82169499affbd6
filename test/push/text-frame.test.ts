import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrame } from '../../src/push/text-frame.ts';

let server: Server;
let wire: Duplex;
let opened: WebSocket;
let client: WebSocket;

beforeAll(async () => {
  const sockets = new WebSocketServer({ noServer: true });
  server = createServer().listen(0, '127.0.0.1');
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (socketOpened) => {
      opened = socketOpened;
      wire = socket;
    }),
  );
  await once(server, 'listening');
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(client, 'open');
});

afterAll(() => {
  client.terminate();
  server.close();
});

describe('a frame that is written to the wire', () => {
  it.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
    'of %i bytes is the message that another implementation reads, between others',
    async (length) => {
      const text = 'ü'.repeat(Math.floor(length / 2)) + 'x'.repeat(length % 2);
      const received: string[] = [];
      const all = new Promise<void>((resolve) => {
        client.on('message', (data: Buffer, isBinary) => {
          received.push(isBinary ? 'binary' : data.toString());
          if (received.length === 3) resolve();
        });
      });
      opened.send('before');
      wire.write(textFrame(text));
      opened.send('after');
      await all;
      client.removeAllListeners('message');
      expect(received).toEqual(['before', text, 'after']);
    },
  );
});
