import { KommuneKind } from '../../../contracts/fields/kinds/kommune.ts';
import { Art, InnovationStatus } from '../../../contracts/fields/kinds/solution.ts';
import { Land } from '../../../contracts/fields.ts';
import { startChild } from '../harness/child.ts';
import { kommunen, shareProjects } from '../harness/commands.ts';
import type { Used } from '../harness/figures.ts';
import { type Line, openLines, requestBytes, storm } from '../harness/http-load.ts';
import { type Measure, scaled } from '../harness/measurement.ts';
import { catalogueLog, copyOf } from '../harness/world.ts';
import { type Random, randomOf } from '../world/random.ts';
import { VOCABULARY } from '../world/words.ts';

const WRITERS = 16;
const SEARCHERS = 8;
const COMMANDS = 150;
const SEARCHES = 100;
const HOSTILE = 44;

const searches = (count: number, seed: number): Buffer[] => {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    const word = VOCABULARY[random.zipf(VOCABULARY.length)] as string;
    return requestBytes('GET', `/v1/solutions?q=${encodeURIComponent(word)}&limit=20`);
  });
};

/** Nobody has asked for these yet: the whole catalogue is looked at again for each. */
const OTHER_DAYS = [
  'zum=2024-03-01',
  'zum=2025-03-01',
  'stand=2023-06-01&q=a',
  'stand=2025-01-01',
  'stand=2026-01-01&q=a',
];

const otherDay = (index: number) => requestBytes('GET', `/v1/solutions?${OTHER_DAYS[index]}&limit=20`);

const letters = (random: Random, length: number) =>
  Array.from({ length }, () => String.fromCharCode(97 + random.below(26))).join('');

const WORDS = 16;

/** As many words as count, made by `word`. */
const many = (word: (index: number) => string) =>
  Array.from({ length: WORDS }, (_, index) => word(index)).join(' ');

/** Words that each have a dozen relatives, mistyped and not. */
const RELATED =
  'parkausweis strafzettel hundesteuer registratur bürgerportal schlagloch kindergarten wartezeit';

/**
 * Questions that cost the most for what they are: the longest words, many that are unknown, mistyped, frequent or parts of
 * others, and the most facets. No two are the same.
 */
const hostile = (count: number, seed: number): Buffer[] => {
  const random = randomOf(seed);
  const known = () => VOCABULARY[random.zipf(VOCABULARY.length)] as string;
  const makers: readonly (() => string)[] = [
    () => `q=${letters(random, 500)}`,
    () => `q=${encodeURIComponent(`${known().repeat(50).slice(0, 490)} ${letters(random, 4)}`)}`,
    () => `q=${'a-'.repeat(240)}${letters(random, 4)}`,
    () => `q=${encodeURIComponent(many(() => letters(random, 5)))}`,
    () => `q=${encodeURIComponent(many(() => letters(random, 29)))}`,
    () => `q=${encodeURIComponent(many(known))}`,
    () => `q=${encodeURIComponent(many(() => `${known().slice(0, -1)}x`).slice(0, 480))}`,
    () => `q=${encodeURIComponent(many(() => known().slice(0, 4)))}`,
    () => `q=${encodeURIComponent(`${RELATED} ${RELATED.replaceAll(/.( |$)/g, 'x ')}${letters(random, 4)}`)}`,
    () => `sort=titel&limit=200&q=${encodeURIComponent(known())}`,
    () => `${FACET_VALUES}&gestaltungsfeld=${letters(random, 9)}&limit=200&q=${encodeURIComponent(known())}`,
  ];
  return Array.from({ length: count }, (_, index) =>
    requestBytes('GET', `/v1/solutions?${(makers[index % makers.length] as () => string)()}`),
  );
};

/** Many values of every facet that has fixed ones. */
const FACET_VALUES = [
  ...Land.options.map((land) => `land=${encodeURIComponent(land)}`),
  ...KommuneKind.options.map((kind) => `kind=${kind}`),
  ...Art.options.map((art) => `art=${art}`),
  ...InnovationStatus.options.map((status) => `innovationStatus=${status}`),
  'bewaehrt=true&bewaehrt=false&mitErgebnis=true&mitErgebnis=false',
].join('&');

/**
 * How long others wait for the hub: while it starts from nothing, while many write and search at once, while some
 * look at other days and moments, and while hostile questions come.
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
  const costly = Array.from({ length: SEARCHERS }, (_, index) =>
    hostile(scaled(given.size, HOSTILE, 11), 500 + index),
  );
  await hub.call('begin');
  await storm(lines.slice(0, SEARCHERS), (index) => costly[index] ?? [], 200);
  const besieged = await hub.call<Used>('used');
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
    figure('event loop p99 under hostile questions', besieged),
  ];
};
