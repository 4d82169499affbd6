import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allCases, type Case, type Ingredients, longCalls } from './command-line/cases.ts';
import { harmed } from './command-line/harmed.ts';
import { wrongOutput } from './command-line/hostile-text.ts';
import { falseHubs } from './command-line/hubs.ts';
import { manyLines } from './command-line/import-files.ts';
import { type Ground, type Heard, has, runVerb } from './command-line/run-verb.ts';
import { snapshotOf } from './command-line/snapshot.ts';
import { copyOf, makeWorld } from './command-line/world.ts';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { hubProcess } from './harness/hub-process.ts';
import { writeLargeLog } from './harness/large-log.ts';
import { Village } from './harness/load.ts';
import { logFaults, rawLog } from './harness/raw-log.ts';

/** How many calls are interrupted, all verbs in turn, and how much there is to do for them. */
const SIZES = {
  small: { interruptions: 4, events: 3000, lines: 500 },
  issue: { interruptions: 110, events: 30_000, lines: 5000 },
};

const LANES = 2;
/** Neighbours among the verbs are alike: a few interruptions go to others. */
const STRIDE = 3;
/** In so many times of what a short call takes a long one is interrupted: as it begins, in the middle, or at its end. */
const INTERRUPTED_WITHIN = 3;

/** What a verb says when it goes on until it is told to stop. */
const RUNS_ON = /Lichterkette läuft: http|Verbindung unterbrochen/;

/** A case, and when it is interrupted. */
interface Turn {
  readonly one: Case;
  readonly interruptAfter: number | undefined;
}

/** Where cases are run: the untouched world, the large log, and the hub's own log. */
interface Places {
  readonly template: string;
  readonly large: string;
  readonly hubLog: string;
}

const codeFaults = ({ one, interruptAfter }: Turn, { code, signal }: Heard): string[] => {
  if (signal === 'SIGKILL') return ['it hangs'];
  // Before it listened to signals it had not begun.
  if (interruptAfter !== undefined && signal === 'SIGINT') return [];
  if (code === 1 || code === 2 || (code === 0 && (one.mayEndWith0 || interruptAfter !== undefined)))
    return [];
  return [`ended with ${code ?? signal}`];
};

const runTurn = async (
  turn: Turn,
  places: Places,
  world: string,
  naive: boolean,
  tally: Tally,
): Promise<void> => {
  const { one, interruptAfter } = turn;
  copyOf(places.template, world);
  const [before, large] = [snapshotOf(world), snapshotOf(places.large)];
  const events = one.talksToHub ? rawLog(places.hubLog).length : 0;
  const { args, ground, input } = one;
  const heard = await runVerb({ args, world, ground, naive, input, interruptAfter, runsOn: RUNS_ON });
  const faults = [
    ...codeFaults(turn, heard),
    ...wrongOutput(heard.code, heard.stdout, heard.stderr),
    ...harmed(world, before, one, heard),
  ];
  const largeNow = snapshotOf(places.large);
  if ([...large].some(([path, entry]) => largeNow.get(path) !== entry))
    faults.push('the large log is harmed');
  if (one.talksToHub && interruptAfter === undefined) {
    const taken = rawLog(places.hubLog).length - events;
    if (taken !== one.taken) faults.push(`the hub has taken ${taken} instead of ${one.taken}`);
  }
  tally.count(interruptAfter === undefined ? 'wrong calls' : 'interrupted');
  tally.count(`ended with ${heard.code ?? heard.signal}`);
  for (const fault of faults) tally.broken.push(`${one.verb} ${one.name}: ${fault}`);
};

const started = async (attempt: Attempt, hubLog: string): Promise<Ingredients> => {
  const hub = hubProcess({ directory: hubLog });
  attempt.afterwards(() => hub.kill('SIGKILL'));
  const url = await hub.url;
  const settled = await new Village(attempt.random).settle(url, 3);
  const kommuneId = String(settled.at(-1)?.answer?.kommuneId);
  const after = settled[0]?.answer?.position ?? '';
  return { hub: { url, kommuneId, after }, falseHubs: await falseHubs(attempt), random: attempt.random };
};

/** What this machine does not let us have is left out, and said. */
const possible = async (cases: readonly Case[], folder: string, tally: Tally): Promise<Case[]> => {
  const missing = new Set<Ground>();
  for (const ground of new Set(cases.map((one) => one.ground)))
    if (!(await has(ground, folder))) {
      missing.add(ground);
      tally.note(ground, 'skipped: not possible here');
    }
  return cases.filter(({ ground }) => !missing.has(ground));
};

const WRITES = / --out (plain|full-disk)$/;

/** A small run takes one case of each verb, and one of each group that writes where it was told to. */
const some = (cases: readonly Case[], { random }: Attempt): Case[] => {
  const groups = [...Map.groupBy(cases, ({ group }) => group).values()];
  const writing = groups.filter(([first]) => WRITES.test(first?.group ?? ''));
  const others = [...Map.groupBy(groups, ([first]) => first?.verb).values()];
  return [...writing.map((group) => random.pick(group)), ...others.map((of) => random.pick(random.pick(of)))];
};

/** How long a short call takes here and now. */
const shortCall = async (template: string): Promise<number> => {
  const world = `${template}-kurz`;
  copyOf(template, world);
  const began = performance.now();
  await runVerb({ args: ['verify', '--data=data'], world, ground: 'plain', naive: false });
  return performance.now() - began;
};

const turnsOf = async (
  attempt: Attempt,
  ingredients: Ingredients,
  { template, large }: Places,
  tally: Tally,
): Promise<Turn[]> => {
  const cases = await possible(allCases(ingredients), template, tally);
  const wrong = attempt.size === 'small' ? some(cases, attempt) : cases;
  const within = INTERRUPTED_WITHIN * (await shortCall(template));
  const long = longCalls(ingredients, large);
  // What is broken on purpose shows in what is written, not in what is interrupted.
  const interruptions = attempt.sabotage ? 0 : SIZES[attempt.size].interruptions;
  const from = attempt.random.int(long.length);
  return [
    ...wrong.map((one) => ({ one, interruptAfter: undefined })),
    ...Array.from({ length: interruptions }, (_, index) => ({
      one: long[(from + index * STRIDE) % long.length] as Case,
      interruptAfter: attempt.random.int(within),
    })),
  ];
};

export const commandLineHarm: Fault = {
  id: 'T27',
  title:
    'every verb of the command line with every wrong file, target, text, disk and with Ctrl+C: nothing is harmed',
  sabotage: 'a file is opened where it was named and written in place',
  run: async (attempt) => {
    const tally = new Tally();
    const { events, lines } = SIZES[attempt.size];
    const [root, large, hubLog] = [attempt.directory(), attempt.directory(), attempt.directory()];
    const template = join(root, 'welt');
    for (const folder of [root, large]) chmodSync(folder, 0o755);
    mkdirSync(template);
    await makeWorld(template, attempt.random);
    writeLargeLog(large, events, attempt.random);
    writeFileSync(join(large, 'zeilen.jsonl'), manyLines(lines, attempt.random));
    const places = { template, large, hubLog };
    const turns = await turnsOf(attempt, await started(attempt, hubLog), places, tally);
    // What a hub takes is counted: those who talk to it come one after the other.
    const [talking, others] = [
      turns.filter(({ one }) => one.talksToHub),
      turns.filter(({ one }) => !one.talksToHub),
    ];
    const lane = async (queue: Turn[], world: string) => {
      for (let turn = queue.shift(); turn !== undefined; turn = queue.shift())
        await runTurn(turn, places, world, attempt.sabotage, tally);
    };
    await Promise.all([
      lane(talking, join(root, 'lane-0')).then(() => lane(others, join(root, 'lane-0'))),
      ...Array.from({ length: LANES - 1 }, (_, index) => lane(others, join(root, `lane-${index + 1}`))),
    ]);
    tally.broken.push(...logFaults(rawLog(hubLog)));
    return tally;
  },
};
