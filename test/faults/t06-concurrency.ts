import { isDeepStrictEqual } from 'node:util';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { compareWithLog } from './harness/answered.ts';
import { hubProcess } from './harness/hub-process.ts';
import { type Sent, send, Village } from './harness/load.ts';
import type { Random } from './harness/random.ts';
import { byCommand, logFaults, type RawEvent, rawLog } from './harness/raw-log.ts';

const SIZES = { small: 600, issue: 20_000 };
const WRITERS = 32;
const STREAMS = 4;
const REPEATS = 0.1;

/** Commands on few streams: new ones, and others sent once more while the first may still be under way. */
class Writers {
  readonly sent: Sent[] = [];
  readonly #random: Random;
  readonly #kommunen: readonly string[];
  readonly #solutions: { readonly id: string; readonly kommuneId: string }[] = [];

  constructor(random: Random, kommunen: readonly string[]) {
    this.#random = random;
    this.#kommunen = kommunen;
  }

  next(): Sent {
    if (this.sent.length > 0 && this.#random.chance(REPEATS)) return { ...this.#earlier(), repeat: true };
    const kommuneId = this.#random.pick(this.#kommunen);
    const { path, body } = this.#draw(kommuneId);
    return { key: this.#random.uuid(), path: `/v1/kommunen/${kommuneId}/${path}`, body, appends: 1 };
  }

  learn({ answer, path }: Sent): void {
    const solutionId = answer?.solutionId;
    if (typeof solutionId === 'string')
      this.#solutions.push({ id: solutionId, kommuneId: path.split('/')[3] ?? '' });
  }

  /** One of the last that were sent: it may not have been answered yet. */
  #earlier(): Pick<Sent, 'key' | 'path' | 'body' | 'appends'> {
    const { key, path, body, appends } = this.#random.pick(this.sent.slice(-200));
    return { key, path, body, appends };
  }

  #draw(kommuneId: string): { path: string; body: object } {
    const draw = this.#random.next();
    const known = this.#solutions.slice(-50);
    const own = known.filter((one) => one.kommuneId === kommuneId);
    const others = known.filter((one) => one.kommuneId !== kommuneId);
    if (draw < 0.35 && own.length > 0)
      return {
        path: 'revise-project',
        body: { solutionId: this.#random.pick(own).id, summary: this.#random.uuid(), note: 'neu' },
      };
    if (draw < 0.65 && others.length > 0)
      return {
        path: 'adopt-best-practice',
        body: {
          sources: [{ solutionId: this.#random.pick(others).id, version: 1 }],
          relation: 'unveraendert',
          adoptedOn: '2025-02-03',
          status: 'im-betrieb',
        },
      };
    return {
      path: 'share-project',
      body: {
        title: this.#random.uuid(),
        summary: 'Worum es geht',
        gestaltungsfelder: ['Bildung'],
        innovationStatus: 'laeuft',
      },
    };
  }
}

const write = async (url: string, writers: Writers, count: number, tally: Tally): Promise<void> => {
  let left = count;
  const writer = async () => {
    while (left > 0) {
      left -= 1;
      const next = writers.next();
      writers.sent.push(next);
      writers.learn(await send(url, next));
      tally.count('commands');
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
};

/** A repeat gets what the first got; what was refused may be decided otherwise later, but is written once. */
const compareRepeats = (sent: readonly Sent[], tally: Tally): Map<string, Sent> => {
  const first = new Map<string, Sent>();
  for (const one of sent) {
    const known = first.get(one.key);
    tally.must((one.status ?? 500) < 429, () => `${one.path}: ${one.status}`);
    if (one.repeat) tally.count('of them repeats');
    if (one.status !== 201) continue;
    if (known === undefined) first.set(one.key, one);
    else
      tally.must(
        isDeepStrictEqual(known.answer, one.answer),
        () => `answered otherwise: ${one.path} ${one.key}`,
      );
  }
  return first;
};

const told = ({ stream, revision, id, type, data }: RawEvent) => ({ stream, revision, id, type, data });

/** The same commands in the order of the log, one after the other, at a hub of its own. */
const sequentially = async (attempt: Attempt, commands: readonly Sent[]): Promise<RawEvent[]> => {
  const directory = attempt.directory();
  const hub = hubProcess({ directory });
  attempt.afterwards(() => hub.kill('SIGKILL'));
  const url = await hub.url;
  for (const { key, path, body, appends } of commands) await send(url, { key, path, body, appends });
  return rawLog(directory);
};

export const concurrency: Fault = {
  id: 'T6',
  title: '32 writers on 4 streams, one command in ten sent twice',
  sabotage: 'some appends are done twice',
  run: async (attempt) => {
    const tally = new Tally();
    const directory = attempt.directory();
    const hub = hubProcess({ directory, sabotage: attempt.sabotage ? 'appends-twice' : undefined });
    attempt.afterwards(() => hub.kill('SIGKILL'));
    const url = await hub.url;
    const settled = await new Village(attempt.random).settle(url, STREAMS);
    const kommunen = settled.flatMap(({ answer }) => (answer?.kommuneId as string | undefined) ?? []);
    const writers = new Writers(attempt.random, kommunen);
    await write(url, writers, SIZES[attempt.size], tally);
    const first = compareRepeats([...settled, ...writers.sent], tally);
    const log = rawLog(directory);
    tally.broken.push(...logFaults(log).slice(0, 20));
    const stored = byCommand(log);
    compareWithLog([...first.values()], stored, tally);
    tally.must(
      stored.size === first.size,
      `${stored.size} commands stand in the log, ${first.size} were answered`,
    );
    const order = [...stored.keys()].flatMap((key) => first.get(key) ?? []);
    const sequential = await sequentially(attempt, order);
    tally.note('events', log.length);
    tally.must(
      isDeepStrictEqual(sequential.map(told), log.map(told)),
      'the log is not that of a run one after the other',
    );
    return tally;
  },
};
