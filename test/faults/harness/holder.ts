/**
 * Holds connections in every state and never closes one, whatever the other side does: `holder.ts <port> <count>`. Says in a
 * line of JSON which states it has reached, and ends, with all of them, when its input does.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { HELD_STATES, type HeldState } from './held-states.ts';

const [port = 0, count = 0] = process.argv.slice(2).map(Number);
/** Fewer than what waits to be accepted. */
const AT_ONCE = 100;
const MOST_DEAF = 10;

const sockets: Socket[] = [];

const opened = async (): Promise<Socket> => {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
};

/** Resolves to what came first, once it is enough to tell, or the other side has ended. */
const firstWords = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let heard = '';
    socket.on('data', (chunk: Buffer) => {
      heard += heard.length < 100 ? chunk.toString('latin1') : '';
      if (heard.length >= 12) resolve(heard);
    });
    for (const end of ['end', 'close']) socket.once(end, () => resolve(heard));
  });

/** Brings a connection into a state; false where it hears something else. */
const hold = async ({ sends, hears, next, halfOpen, deaf }: HeldState): Promise<boolean> => {
  const socket = await opened();
  if (deaf === true) socket.pause();
  const first = deaf === true ? undefined : firstWords(socket);
  socket.write(sends);
  if (hears !== undefined && (await first)?.startsWith(hears) !== true) return false;
  if (next !== undefined) socket.write(next);
  if (halfOpen === true) socket.end();
  return true;
};

const reached: Record<string, number> = {};
const missed: Record<string, number> = {};

const holdOne = async (at: number): Promise<void> => {
  const [first] = HELD_STATES;
  const wanted = HELD_STATES[at % HELD_STATES.length] ?? first;
  const state = wanted?.deaf === true && at >= HELD_STATES.length * MOST_DEAF ? first : wanted;
  if (state === undefined) return;
  const counts = (await hold(state)) ? reached : missed;
  counts[state.name] = (counts[state.name] ?? 0) + 1;
};

for (let at = 0; at < count; at += AT_ONCE)
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, index) => holdOne(at + index)));
console.info(JSON.stringify({ reached, missed }));
process.stdin.resume();
await once(process.stdin, 'end');
for (const socket of sockets) socket.destroy();
