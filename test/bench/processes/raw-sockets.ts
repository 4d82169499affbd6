import { type AddressInfo, createServer, type Socket } from 'node:net';
import { answerCalls } from '../harness/child.ts';
import { usage } from '../harness/figures.ts';

// The baseline of the live connection: sockets to which ready bytes are written, and that echo what they are sent.
const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket.setNoDelay(true));
  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('close', () => sockets.delete(socket));
  socket.on('error', () => undefined);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { begin, used } = usage();
answerCalls({
  begin,
  used,
  port: () => (server.address() as AddressInfo).port,
  write: (bytes: number) => {
    const ready = Buffer.alloc(bytes, 'x');
    for (const socket of sockets) socket.write(ready);
  },
});
