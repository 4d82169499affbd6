import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { ACTOR_HEADER } from '../../../src/access/demo/contract.ts';
import { answerCalls } from '../harness/child.ts';

// Reads on many sockets and counts bytes: the least that receivers can do, in a process of their own.
const sockets: Socket[] = [];
let received = 0;

const open = (port: number, hello: Buffer | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', reject);
    socket.once('connect', () => {
      if (hello !== undefined) socket.write(hello);
      else resolve();
    });
    if (hello !== undefined) socket.once('data', () => resolve());
    socket.on('data', (chunk) => {
      received += chunk.length;
    });
    sockets.push(socket);
  });

/** The upgrade and one masked text frame (RFC 6455 §5.2), in one go; in the name of a demo actor, where one is given. */
const helloOf = (message: string, actor: string | undefined): Buffer => {
  const payload = Buffer.from(message);
  const mask = randomBytes(4);
  const masked = Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] as number)));
  const head =
    payload.length < 126
      ? Buffer.from([0x81, 0x80 | payload.length])
      : Buffer.from([0x81, 0xfe, 0, payload.length]);
  const upgrade = [
    'GET /v1/live HTTP/1.1',
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(actor === undefined ? [] : [`${ACTOR_HEADER}: ${actor}`]),
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(upgrade), head, mask, masked]);
};

answerCalls({
  open: async (port: number, count: number, message?: string, actors: readonly string[] = []) => {
    for (let from = 0; from < count; from += 100)
      await Promise.all(
        Array.from({ length: Math.min(100, count - from) }, (_, index) =>
          open(port, message === undefined ? undefined : helloOf(message, actors[from + index])),
        ),
      );
  },
  received: () => received,
});
