import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { HELD_STATES } from './harness/held-states.ts';
import { type Held, holders } from './harness/holders.ts';
import { type HubProcess, hubProcess } from './harness/hub-process.ts';
import { exchange, send, Village } from './harness/load.ts';

const SIZES = {
  small: { sockets: 120, rounds: 1, patienceMs: 40_000 },
  issue: { sockets: 5000, rounds: 3, patienceMs: 180_000 },
};

/** The end of a hub that is told to stop. */
const MOST_MS = 10_000;

/** Patience that is short enough to be waited for. */
const IMPATIENT = { LICHTERKETTE_REQUEST_MS: '1500', LICHTERKETTE_PING_MS: '1000' };

/** What a hub needs beside the connections that are held. */
const SPARE = 200;

const descriptors = ({ pid }: HubProcess): number => readdirSync(`/proc/${pid}/fd`).length;

/** Throws where this machine does not let a process have so many descriptors. */
const ensureRoom = ({ pid }: HubProcess, sockets: number): void => {
  const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
  const [, most] = /^Max open files\s+(\d+)/m.exec(limits) ?? [];
  if (Number(most) < sockets + SPARE)
    throw new Error(
      `a process may have ${most} open files here, and ${sockets + SPARE} are needed: ulimit -n`,
    );
};

const started = async (attempt: Attempt, settings: Readonly<Record<string, string>>) => {
  const hub = hubProcess({
    directory: attempt.directory(),
    sabotage: attempt.sabotage ? 'keeps-who-was-refused' : undefined,
    settings: { LICHTERKETTE_LOG_LEVEL: 'silent', ...settings },
  });
  attempt.afterwards(() => hub.kill('SIGKILL'));
  const url = await hub.url;
  ensureRoom(hub, SIZES[attempt.size].sockets);
  const village = new Village(attempt.random);
  await village.settle(url, 2);
  return { hub, url, village };
};

type Started = Awaited<ReturnType<typeof started>>;

/** Holds connections, sees that each is in the state that it is to be in, and that the hub still serves others. */
const held = async ({ url, village }: Started, attempt: Attempt, tally: Tally): Promise<Held> => {
  const holding = await holders(Number(new URL(url).port), SIZES[attempt.size].sockets);
  attempt.afterwards(() => holding.leave());
  for (const count of Object.values(holding.reached)) tally.count('held', count);
  tally.note('states', HELD_STATES.length);
  const missing = HELD_STATES.filter(({ name }) => !(name in holding.reached)).map(({ name }) => name);
  tally.must(missing.length === 0, `nothing is held in: ${missing.join(', ')}`);
  const missed = JSON.stringify(holding.missed);
  tally.must(missed === '{}', `heard something else: ${missed}`);
  const sent = await send(url, village.next());
  tally.must(sent.status === 201, `meanwhile a command is answered ${sent.status}`);
  tally.must((await exchange(url, '/readyz')).status === 200, 'meanwhile it is not ready');
  return holding;
};

/** Waits until the hub has as few descriptors as before; says how many it has where that never comes. */
const returnsTo = async (base: number, hub: HubProcess, when: string, attempt: Attempt, tally: Tally) => {
  const { patienceMs } = SIZES[attempt.size];
  const patience = attempt.sabotage ? patienceMs / 3 : patienceMs;
  const began = performance.now();
  while (descriptors(hub) > base && performance.now() - began < patience) await wait(50);
  const left = descriptors(hub);
  tally.count('returns to the base');
  tally.must(left <= base, `${when}: ${left} descriptors, ${base} before`);
};

/** The hub cuts off by itself whoever holds on. */
const cutsOff = async (attempt: Attempt, tally: Tally): Promise<void> => {
  const one = await started(attempt, IMPATIENT);
  const base = descriptors(one.hub);
  for (let round = 0; round < SIZES[attempt.size].rounds; round += 1) {
    const holding = await held(one, attempt, tally);
    await returnsTo(base, one.hub, 'while they all hold on', attempt, tally);
    await holding.leave();
  }
};

/** Whoever leaves leaves nothing; whoever stays does not keep the hub from ending. */
const ends = async (attempt: Attempt, tally: Tally): Promise<void> => {
  const one = await started(attempt, {});
  const { hub } = one;
  const base = descriptors(hub);
  const leaving = await held(one, attempt, tally);
  await leaving.leave();
  await returnsTo(base, hub, 'when they have left', attempt, tally);
  await held(one, attempt, tally);
  const began = performance.now();
  hub.kill('SIGTERM');
  const { code, signal } = await Promise.race([
    hub.ended,
    wait(MOST_MS + 2000).then(() => ({ code: null, signal: 'none in time' })),
  ]);
  const took = Math.round(performance.now() - began);
  tally.note('end (ms)', took);
  tally.must(code === 0 && took <= MOST_MS, `ended with ${code ?? signal} after ${took} ms`);
};

export const heldSockets: Fault = {
  id: 'T26',
  title: 'connections held in every state, and SIGTERM while they are',
  sabotage: 'whoever was refused is left to close by himself',
  run: async (attempt) => {
    const tally = new Tally();
    await cutsOff(attempt, tally);
    await ends(attempt, tally);
    return tally;
  },
};
