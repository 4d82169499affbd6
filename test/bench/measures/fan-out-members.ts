import type { DemoActors } from '../../../src/access/demo/contract.ts';
import { startChild } from '../harness/child.ts';
import { shareProjects } from '../harness/commands.ts';
import { costOf, FOLLOW_FEED } from '../harness/fan-out.ts';
import { Line, requestBytes, storm } from '../harness/http-load.ts';
import { type Measure, scaled } from '../harness/measurement.ts';
import { paired } from '../harness/statistics.ts';
import { copyOf, madeOnce } from '../harness/world.ts';
import { writeLog } from '../world/log.ts';
import { deskEvents } from '../world/matrix.ts';

const MEMBERS = 500;
const ROUNDS = 15;
const WARM = 500;
const ROLE = 'fachdienst';

/** One event to all members of a Verbund, each in its own name, and to as many others; next to ready bytes to as many plain sockets. */
export const fanOutMembers: Measure = async (given) => {
  const members = scaled(given.size, MEMBERS);
  const log = madeOnce(given, `members-${given.size.label}`, (directory) => {
    writeLog(directory, deskEvents({ members, solutions: 1, each: 0 }));
  });
  const hub = await startChild('processes/hub.ts', [copyOf(log)]);
  const raw = await startChild('processes/raw-sockets.ts');
  const [followers, readers] = [
    await startChild('processes/receiver.ts'),
    await startChild('processes/receiver.ts'),
  ];
  const port = await hub.call<number>('port');
  const line = await Line.open(port);
  const { items } = JSON.parse(
    (await line.send(requestBytes('GET', '/v1/demo-actors'))).body.toString(),
  ) as DemoActors;
  const actors = items.flatMap(({ id, role }) => (role === ROLE ? [id] : []));
  if (actors.length !== members) throw new Error(`${actors.length} actors of ${members} members`);
  const kommuneId = actors[0]?.slice('kommune-'.length, -1 - ROLE.length) ?? '';
  // A hub that has run for a while has compiled what a command takes; here each would be one of the first.
  await storm([line], () => shareProjects(kommuneId, WARM, 32), 201);
  await followers.call('open', port, members, FOLLOW_FEED, actors);
  await followers.call('open', port, members, FOLLOW_FEED);
  await readers.call('open', await raw.call('port'), 2 * members);
  const requests = shareProjects(kommuneId, ROUNDS + 1, 31);
  const rounds: { ours: number; baseline: number }[] = [];
  for (const [round, request] of requests.entries()) {
    const one = await costOf(hub, followers, 2 * members, () => storm([line], () => [request], 201));
    const bare = await costOf(raw, readers, 2 * members, () => raw.call('write', one.bytes));
    // The first one is for warming up.
    if (round > 0) rounds.push({ ours: one.cpuMs, baseline: bare.cpuMs });
  }
  line.close();
  for (const child of [hub, raw, followers, readers]) await child.end();
  return [
    {
      name: `fan-out of one event to the sockets of ${members} members and ${members} others`,
      unit: 'ms CPU',
      ...paired(rounds),
      ...(given.size.label === 'full' ? { limits: [{ of: 'ours', atMost: 45 }] } : {}),
    },
  ];
};
