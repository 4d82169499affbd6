import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startChild } from '../harness/child.ts';
import { kommunen, shareProjects } from '../harness/commands.ts';
import { costOf, FOLLOW_FEED } from '../harness/fan-out.ts';
import { openLines, storm } from '../harness/http-load.ts';
import { type Figure, type Measure, scaled } from '../harness/measurement.ts';
import { paired } from '../harness/statistics.ts';

const SOCKETS = 2000;
const ROUNDS = 15;
const TOGETHER = 10;
const WARM = 100;

type Round = Parameters<typeof paired>[0][number];

/** One event to 2,000 sockets, and ten within as many milliseconds; next to ready bytes written to as many plain sockets, event by event. */
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
  // A hub that has run for a while has compiled what a command takes; here each would be one of the first.
  await storm(lines, (index) => shareProjects(ids[index] ?? '', WARM, 900 + index), 201);
  await followers.call('open', await hub.call('port'), sockets, FOLLOW_FEED);
  await readers.call('open', await raw.call('port'), sockets);
  let seed = 0;
  const share = async (callers: number) => {
    seed += 1;
    const requests = ids.map((id, index) => shareProjects(id, 1, seed * 100 + index));
    await Promise.all(
      lines.slice(0, callers).map(async (line, index) => {
        await wait(index);
        await storm([line], () => requests[index] ?? [], 201);
      }),
    );
  };
  const single: Round[] = [];
  const together: Round[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const one = await costOf(hub, followers, sockets, () => share(1));
    const bare = await costOf(raw, readers, sockets, () => raw.call('write', one.bytes));
    const several = await costOf(hub, followers, sockets, () => share(TOGETHER));
    // The first one is for warming up.
    if (round === 0) continue;
    single.push({ ours: one.cpuMs, baseline: bare.cpuMs });
    together.push({ ours: several.cpuMs / TOGETHER, baseline: bare.cpuMs });
  }
  for (const line of lines) line.close();
  for (const child of [hub, raw, followers, readers]) await child.end();
  // The promise is of 2,000: at a tenth the commands themselves are half of the cost.
  const atMost = (most: number): Pick<Figure, 'limits'> =>
    size.label === 'full' ? { limits: [{ of: 'ratio', atMost: most }] } : {};
  return [
    {
      name: `fan-out of one event to ${sockets} sockets`,
      unit: 'ms CPU',
      ...paired(single),
      ...atMost(1.3),
    },
    {
      name: `fan-out, each of ${TOGETHER} events in ${TOGETHER} ms (raw, one by one)`,
      unit: 'ms CPU',
      ...paired(together),
      ...atMost(0.3),
    },
  ];
};
