import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Attempt } from '../fault.ts';
import { HOSTILE } from './hostile-text.ts';

/** As a hub would say it, and then some. */
export const HOSTILE_ANSWER = `Das gibt es hier nicht. ${HOSTILE}`;

const listening = async (server: Server, attempt: Attempt): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  attempt.afterwards(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Answers whatever is asked with texts that would steer a terminal. */
const hostile = (): Server => {
  const problem = {
    title: HOSTILE,
    detail: HOSTILE_ANSWER,
    status: 409,
    errors: [{ path: HOSTILE, message: HOSTILE }],
    [HOSTILE]: HOSTILE,
    items: [{ id: HOSTILE, organisation: HOSTILE, role: HOSTILE.slice(0, 50) }],
  };
  const server = createServer((_request, response) => {
    response.writeHead(409, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify(problem));
  });
  new WebSocketServer({ server }).on('connection', (socket) => {
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      const { id, channel } = JSON.parse(String(data as Buffer)) as { id: string; channel: string };
      const push = {
        specversion: '1.0',
        id: HOSTILE,
        type: HOSTILE,
        channel,
        sequence: '9',
        data: { [HOSTILE]: 1 },
      };
      socket.send(HOSTILE);
      socket.send(JSON.stringify({ type: 'subscribed', id, channel, head: '0' }));
      socket.send(JSON.stringify({ type: 'reset', id, position: `0${HOSTILE}` }));
      socket.send(JSON.stringify(push));
      socket.send(JSON.stringify({ type: 'error', id, message: HOSTILE_ANSWER }));
    });
  });
  return server;
};

const saying = (status: number, type: string, body: string): Server =>
  createServer((_request, response) => {
    response.writeHead(status, { 'Content-Type': type });
    response.end(body);
  });

/** What may answer in the place of a hub, by name ▶ its address. */
export const falseHubs = async (attempt: Attempt): Promise<Record<string, string>> => ({
  hostile: await listening(hostile(), attempt),
  page: await listening(saying(200, 'text/html', `<h1>${HOSTILE}</h1>`), attempt),
  nothing: await listening(saying(200, 'application/json', 'null'), attempt),
  odd: await listening(saying(404, 'application/json', '{"errors":{"a":1},"detail":[1]}'), attempt),
  silent: 'http://127.0.0.1:1',
});
