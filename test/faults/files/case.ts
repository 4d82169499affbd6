import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { snapshotOf } from '../command-line/snapshot.ts';
import type { Attempt, Tally } from '../fault.ts';
import { giveAway, type HubProcess, hubProcess } from '../harness/hub-process.ts';
import { type Sent, send, startLoad, Village } from '../harness/load.ts';
import { type Harm, harmsTheLog, mustStart, type Scene } from './harms.ts';
import { lostAfterwards, openly, readCopy, wholeAgain } from './oracle.ts';
import { copyOf, type World } from './world.ts';

/** When the harm is done: under a hub with nothing or much to do, or between two starts, the first ended or killed. */
export const WHEN = ['idle', 'writing', 'after its end', 'after a kill'] as const;

/** A case: what is done when, and how the hub under which it was done ends; `overlap`: the second one is started before. */
export interface Case {
  readonly when: (typeof WHEN)[number];
  readonly harms: readonly Harm[];
  readonly end: 'SIGTERM' | 'SIGKILL';
  readonly overlap: boolean;
}

/** By then the hub has looked at its files, and its mirror has been written. */
const NOTICED_MS = 1300;
const LANES = 4;
const ENDS_WITHIN_MS = 15_000;

/** What a case goes on with. */
interface Stage {
  readonly one: Case;
  readonly scene: Scene;
  readonly attempt: Attempt;
  readonly tally: Tally;
  readonly name: string;
}

const hubOn = ({ attempt, scene }: Stage): HubProcess => {
  const hub = hubProcess({
    directory: scene.at,
    // What was there must never be taken for nothing.
    demo: true,
    sabotage: attempt.sabotage ? 'looks-at-no-file' : undefined,
    settings: { LICHTERKETTE_LOG_LEVEL: 'silent' },
    stranger: true,
  });
  attempt.afterwards(() => hub.kill('SIGKILL'));
  return hub;
};

const ended = async (
  hub: HubProcess,
  signal: 'SIGTERM' | 'SIGKILL',
  { tally, name }: Stage,
): Promise<void> => {
  hub.kill(signal);
  const late = await Promise.race([hub.ended.then(() => false), wait(ENDS_WITHIN_MS, true, { ref: false })]);
  tally.must(!late, `${name}: the hub does not end`);
  hub.kill('SIGKILL');
  await hub.ended;
};

/** Sends commands one after the other; a hub that has gone answers none. */
const commands = async (url: string, village: Village, count: number): Promise<Sent[]> => {
  const sent: Sent[] = [];
  for (let index = 0; index < count; index += 1) {
    const next = village.next();
    sent.push(next);
    await send(url, next).then(
      (one) => village.learn(one),
      () => undefined,
    );
  }
  return sent;
};

/** What was sent before the harm was done or while it was, and what only then. */
interface Told {
  readonly before: readonly Sent[];
  readonly after: readonly Sent[];
}

const harm = ({ one, scene }: Stage): void => {
  for (const { do: act } of one.harms) act(scene);
  giveAway(dirname(scene.at));
};

const underLoad = async (stage: Stage, url: string, village: Village): Promise<readonly Sent[]> => {
  const load = startLoad(url, village, LANES);
  await wait(100 + stage.attempt.random.int(200));
  harm(stage);
  await wait(200);
  await load.stop();
  return load.sent;
};

/** Harms the files of a hub that runs. */
const harmed = async (stage: Stage, hub: HubProcess, url: string, village: Village): Promise<Told> => {
  let before = await commands(url, village, 4);
  if (stage.one.when === 'writing') before = [...before, ...(await underLoad(stage, url, village))];
  else harm(stage);
  const atOnce = stage.attempt.random.chance(0.5) ? await commands(url, village, 2) : [];
  await wait(NOTICED_MS);
  const after = [...atOnce, ...(await commands(url, village, 2))];
  if (stage.one.overlap) after.push(...(await both(stage, url, village)));
  await ended(hub, stage.one.end, stage);
  return { before, after };
};

/** Starts a second hub beside the first one: at most one of them may take something. */
const both = async (stage: Stage, url: string, village: Village): Promise<Sent[]> => {
  const second = hubOn(stage);
  const other = await second.url.catch(() => undefined);
  if (other === undefined) return [];
  const [here, there] = [await commands(url, village, 2), await commands(other, village, 2)];
  const takes = (sent: readonly Sent[]) => sent.some(({ status }) => status === 201);
  stage.tally.must(!(takes(here) && takes(there)), `${stage.name}: two hubs take commands at once`);
  await ended(second, 'SIGTERM', stage);
  return [...here, ...there];
};

const firstHub = async (stage: Stage, world: World): Promise<Told> => {
  const { one, attempt } = stage;
  const hub = hubOn(stage);
  const url = await hub.url;
  const village = new Village(attempt.random);
  const settled = await village.settle(url, 2);
  const known = [...world.sent, ...settled];
  if (one.when === 'idle' || one.when === 'writing') {
    const { before, after } = await harmed(stage, hub, url, village);
    return { before: [...known, ...before], after };
  }
  const before = [...known, ...(await commands(url, village, 4))];
  await wait(300);
  await ended(hub, one.when === 'after a kill' ? 'SIGKILL' : 'SIGTERM', stage);
  harm(stage);
  return { before, after: [] };
};

/** Runs a case on a copy of the template at `root`, and tells `tally` what does not hold. */
export const runCase = async (
  one: Case,
  world: World,
  root: string,
  attempt: Attempt,
  tally: Tally,
): Promise<void> => {
  const [at, aside] = [join(root, 'daten'), join(root, 'beiseite')];
  mkdirSync(aside, { recursive: true });
  copyOf(world.template, at);
  // A hub of nobody's, so that rights count.
  giveAway(root);
  const name = `${one.when}${one.overlap ? ', two hubs' : ''}, ${one.harms.map((each) => each.name).join(' + ')}, ${one.end}`;
  const scene = { ...world, at, aside, random: attempt.random };
  const stage = { one, scene, attempt, tally, name };
  const told = await firstHub(stage, world);
  tally.count(one.when);
  for (const lost of lostAfterwards(at, told.after)) tally.must(false, `${name}: ${lost}`);
  const log = harmsTheLog(one.harms) ? undefined : readCopy(at);
  const before = { root, directory: at, files: snapshotOf(root), log };
  const second = hubOn(stage);
  const url = await second.url.catch(() => undefined);
  const all = [...told.before, ...told.after];
  const must = mustStart(one.harms, one.when);
  const wrong = url === undefined ? await openly(second, before, must) : await wholeAgain(url, at, all, must);
  tally.count(url === undefined ? 'starts refused' : 'starts');
  for (const what of wrong) tally.must(false, `${name}: ${what}`);
  await ended(second, 'SIGKILL', stage);
};
