import { startChild } from '../harness/child.ts';
import { shareProjects } from '../harness/commands.ts';
import type { Used } from '../harness/figures.ts';
import { Line, storm } from '../harness/http-load.ts';
import { type Measure, scaled } from '../harness/measurement.ts';
import { inTurn } from '../harness/statistics.ts';
import { copyOf, madeOnce } from '../harness/world.ts';
import { writeLog } from '../world/log.ts';
import { warmStreams } from '../world/warm-streams.ts';

const LONG = { id: 'aaaaaaaa-0000-4000-8000-000000000001', events: 50_000 };
const SHORT = { id: 'bbbbbbbb-0000-4000-8000-000000000002', events: 50 };
const COMMANDS = 150;
const ROUNDS = 7;

/** A command on a long stream that is warm, next to one on a short stream: what is folded is not folded again. */
export const warmStream: Measure = async (given) => {
  const long = { ...LONG, events: scaled(given.size, LONG.events) };
  const directory = copyOf(
    madeOnce(given, `warm-${given.size.label}`, (at) => void writeLog(at, warmStreams([long, SHORT]))),
  );
  const hub = await startChild('processes/hub.ts', [directory]);
  const line = await Line.open(await hub.call('port'));
  let seed = 0;
  const cpuOf = async (id: string) => {
    seed += 1;
    const requests = shareProjects(id, COMMANDS, seed);
    await hub.call('begin');
    await storm([line], () => requests, 201);
    return (await hub.call<Used>('used')).cpuMs / COMMANDS;
  };
  const result = await inTurn(
    ROUNDS,
    () => cpuOf(LONG.id),
    () => cpuOf(SHORT.id),
  );
  line.close();
  await hub.end();
  return [
    {
      name: `command on a warm stream of ${long.events}, to one of ${SHORT.events}`,
      unit: 'ms CPU',
      ...result,
      limits: [{ of: 'ratio', atMost: 1.5 }],
    },
  ];
};
