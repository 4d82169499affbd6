import { startChild } from '../harness/child.ts';
import { kommunen, shareProjects } from '../harness/commands.ts';
import type { Used } from '../harness/figures.ts';
import { type Line, openLines, requestBytes, storm } from '../harness/http-load.ts';
import { type Measure, scaled } from '../harness/measurement.ts';
import { catalogueLog, copyOf } from '../harness/world.ts';
import { randomOf } from '../world/random.ts';
import { VOCABULARY } from '../world/words.ts';

const WRITERS = 16;
const SEARCHERS = 8;
const COMMANDS = 150;
const SEARCHES = 100;

const searches = (count: number, seed: number): Buffer[] => {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    const word = VOCABULARY[random.zipf(VOCABULARY.length)] as string;
    return requestBytes('GET', `/v1/solutions?q=${encodeURIComponent(word)}&limit=20`);
  });
};

/** Nobody has asked for these yet: the whole catalogue is looked at again for each. */
const OTHER_DAYS = ['zum=2024-03-01', 'zum=2025-03-01', 'stand=2025-01-01', 'stand=2026-01-01&q=a'];

const otherDay = (index: number) => requestBytes('GET', `/v1/solutions?${OTHER_DAYS[index]}&limit=20`);

/**
 * How long others wait for the hub: while it starts from nothing, while many write and search at once, and while some look
 * at other days and moments.
 */
export const eventLoop: Measure = async (given) => {
  const directory = copyOf(catalogueLog(given));
  const hub = await startChild('processes/hub.ts', [directory]);
  const starting = await hub.call<Used>('used');
  const lines = await openLines(await hub.call('port'), WRITERS + SEARCHERS);
  const ids = await kommunen(lines[0] as Line, WRITERS);
  const commands = ids.map((id, index) => shareProjects(id, scaled(given.size, COMMANDS, 15), 900 + index));
  const questions = Array.from({ length: SEARCHERS }, (_, index) =>
    searches(scaled(given.size, SEARCHES, 10), index),
  );
  await hub.call('begin');
  await Promise.all([
    storm(lines.slice(0, WRITERS), (index) => commands[index] ?? [], 201),
    storm(lines.slice(WRITERS), (index) => questions[index] ?? [], 200),
  ]);
  const storming = await hub.call<Used>('used');
  await hub.call('begin');
  await storm(lines.slice(0, OTHER_DAYS.length), (index) => [otherDay(index)], 200);
  const elsewhen = await hub.call<Used>('used');
  for (const line of lines) line.close();
  await hub.end();
  const figure = (name: string, { loopP99Ms, rssMb }: Used) =>
    ({
      name,
      unit: 'ms',
      ours: loopP99Ms,
      loopP99Ms,
      memoryMb: rssMb,
      limits: [{ of: 'ours', atMost: 50 }],
    }) as const;
  return [
    figure('event loop p99 while the read models are built', starting),
    figure('event loop p99 while many write and search', storming),
    figure('event loop p99 while other days and moments are asked for', elsewhen),
  ];
};
