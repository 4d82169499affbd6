/**
 * Moderate load on a hub: a few commands and reads a second, and many who follow. A program of its own, so that what it
 * costs is not the hub's: `load.ts <url> <commands a second> <followers>`. Prints what it saw, a line a report, when asked
 * by a line on its input, and ends with it.
 */
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { exchange, send, Village } from '../faults/harness/load.ts';
import { randomFrom } from '../faults/harness/random.ts';

const [url = '', rate = '4', followers = '500'] = process.argv.slice(2);

/** What happened since the last report. */
const seen = {
  commands: 0,
  failed: 0,
  pushes: 0,
  reads: 0,
  lost: 0,
  command: [] as number[],
  push: [] as number[],
};
const answeredAt = new Map<string, number>();

const percentile = (times: number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

const report = () => {
  const { command, push, ...counts } = seen;
  console.info(
    JSON.stringify({
      ...counts,
      commandP50: percentile(command, 0.5),
      commandP99: percentile(command, 0.99),
      pushP50: percentile(push, 0.5),
      pushP99: percentile(push, 0.99),
    }),
  );
  Object.assign(seen, { commands: 0, failed: 0, pushes: 0, reads: 0, lost: 0, command: [], push: [] });
};

const follow = (): void => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`);
  socket.on('error', () => undefined);
  socket.on('open', () =>
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', channel: 'feed', after: null })),
  );
  socket.on('message', (data) => {
    const { sequence } = JSON.parse(String(data)) as { sequence?: string };
    if (sequence === undefined) return;
    seen.pushes += 1;
    const sentAt = answeredAt.get(sequence);
    // From the sending of the command to the arrival of its push: the whole way.
    if (sentAt !== undefined) seen.push.push(performance.now() - sentAt);
  });
  socket.on('close', () => {
    seen.lost += 1;
  });
};

const village = new Village(randomFrom(1));
await village.settle(url, 20);
for (let count = 0; count < Number(followers); count += 1) follow();

const READS = ['/v1/solutions', '/v1/solutions?q=anmeldung', '/v1/feed', '/v1/kommunen', '/loesungen', '/'];
let round = 0;

const write = async () => {
  const began = performance.now();
  try {
    const next = village.next();
    const sent = village.learn(await send(url, next));
    seen.command.push(performance.now() - began);
    seen.commands += 1;
    // The push may be here before the answer; then it is not timed.
    if (sent.answer !== undefined) answeredAt.set(sent.answer.position, began);
    if (answeredAt.size > 200) answeredAt.delete([...answeredAt.keys()][0] ?? '');
  } catch {
    seen.failed += 1;
  }
};

const read = async () => {
  round += 1;
  const { status } = await exchange(url, READS[round % READS.length] ?? '/');
  seen.reads += 1;
  if (status >= 500) seen.failed += 1;
};

setInterval(() => void write(), 1000 / Number(rate));
setInterval(() => void read().catch(() => undefined), 100);
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'end') process.exit(0);
  report();
}
