import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, startChild } from '../harness/child.ts';
import { kommunen, shareProjects } from '../harness/commands.ts';
import type { Used } from '../harness/figures.ts';
import { openLines, storm } from '../harness/http-load.ts';
import { type Measure, scaled } from '../harness/measurement.ts';
import { settled } from '../harness/settled.ts';
import { median, paired } from '../harness/statistics.ts';

const SOCKETS = 2000;
const ROUNDS = 15;
const TOGETHER = 4;

const subscribe = JSON.stringify({ type: 'subscribe', id: 'f', channel: 'feed', after: null });

/** CPU of `child` while `act` runs and until its receivers have it all; with the bytes that one socket got. */
const costOf = async (child: Child, receiver: Child, sockets: number, act: () => Promise<unknown>) => {
  const received = () => receiver.call<number>('received');
  const before = await settled(received);
  await child.call('begin');
  await act();
  const bytes = (await settled(received)) - before;
  return { cpuMs: (await child.call<Used>('used')).cpuMs, bytes: Math.round(bytes / sockets) };
};

/** One event to 2,000 sockets, and several in one turn; next to ready bytes written to as many plain sockets. */
export const fanOut: Measure = async ({ size, root }) => {
  const sockets = scaled(size, SOCKETS);
  const hub = await startChild('processes/hub.ts', [mkdtempSync(join(root, 'fan-out-'))]);
  const raw = await startChild('processes/raw-sockets.ts');
  const [followers, readers] = [
    await startChild('processes/receiver.ts'),
    await startChild('processes/receiver.ts'),
  ];
  const lines = await openLines(await hub.call('port'), TOGETHER);
  const ids = await kommunen(lines[0] as (typeof lines)[number], TOGETHER);
  await followers.call('open', await hub.call('port'), sockets, subscribe);
  await readers.call('open', await raw.call('port'), sockets);
  let seed = 0;
  const share = (callers: number) => {
    seed += 1;
    const requests = ids.map((id, index) => shareProjects(id, 1, seed * 100 + index));
    return storm(lines.slice(0, callers), (index) => requests[index] ?? [], 201);
  };
  const rounds: { ours: number; baseline: number }[] = [];
  const together: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const one = await costOf(hub, followers, sockets, () => share(1));
    const bare = await costOf(raw, readers, sockets, () => raw.call('write', one.bytes));
    const several = await costOf(hub, followers, sockets, () => share(TOGETHER));
    // The first one is for warming up.
    if (round === 0) continue;
    rounds.push({ ours: one.cpuMs, baseline: bare.cpuMs });
    together.push(several.cpuMs / TOGETHER);
  }
  for (const line of lines) line.close();
  for (const child of [hub, raw, followers, readers]) await child.end();
  const single = paired(rounds);
  return [
    {
      name: `fan-out of one event to ${sockets} sockets`,
      unit: 'ms CPU',
      ...single,
      // The promise is of 2,000: at a tenth the command itself is half of the cost.
      ...(size.label === 'full' ? { limits: [{ of: 'ratio', atMost: 1.3 }] } : {}),
    },
    {
      name: `fan-out, each of ${TOGETHER} events at once, to one by one`,
      unit: 'ms CPU',
      ours: median(together),
      baseline: single.ours,
      ratio: median(together) / single.ours,
      limits: [{ of: 'ratio', atMost: 1 }],
    },
  ];
};
