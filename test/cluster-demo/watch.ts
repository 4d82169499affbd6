import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './ask.ts';
import type { Load } from './load.ts';
import type { DoubleProcess, HubProcess } from './processes.ts';

/** How often everybody is looked at. */
const LOOK_MS = 100;

/** After a leader is there, a hub must be ready again by itself within this. */
export const READY_MS = 10_000;

/** No election of the real server took longer (once one did, and was taken over by hand). */
const LEADER_MS = 60_000;

/** What was seen of a hub: since when it has been ready and takes commands; undefined while it is not. */
interface Seen {
  since: number | undefined;
  said: string;
}

/** How long after a leader the last hub was ready, and the last one took a command. */
export interface Settled {
  readonly readyMs: number;
  readonly takenMs: number;
}

const isWell = (answer: Awaited<ReturnType<typeof ask>>): boolean =>
  answer?.status === 200 && answer.body.writable === true && answer.body.checking === undefined;

/** Looks at the leader and at `/readyz` of every hub, all the time. */
export class Watch {
  readonly #double: DoubleProcess;
  readonly #hubs: ReadonlyMap<HubProcess, Seen>;
  readonly #load: Load;
  #leader: { readonly node: number; readonly since: number } | undefined;
  #over = false;

  constructor(double: DoubleProcess, hubs: readonly HubProcess[], load: Load) {
    this.#double = double;
    this.#hubs = new Map(hubs.map((hub) => [hub, { since: undefined, said: '' }]));
    this.#load = load;
    void this.#watchLeader();
    for (const [hub, seen] of this.#hubs) void this.#watchHub(hub, seen);
  }

  end(): void {
    this.#over = true;
  }

  /** The node that leads, as it was seen last. */
  get leader(): number | undefined {
    return this.#leader?.node;
  }

  /**
   * Waits until there is a leader (another than `not`), and every hub has said that it is ready and has taken a command since then.
   * Resolves to how long after the leader, or after now where there was one, the last one did. Throws where nothing of that comes.
   */
  async settled(not?: number): Promise<Settled> {
    const asked = performance.now();
    for (;;) {
      await pause(LOOK_MS / 4);
      const now = performance.now();
      const leads = this.#leader !== undefined && this.#leader.node !== not;
      if (!leads && now - asked > LEADER_MS) throw new Error('the double has no leader any more');
      const since = Math.max(asked, this.#leader?.since ?? asked);
      // What a hub said before it could have noticed anything is worth nothing.
      if (!leads || now - since < 2 * LOOK_MS) continue;
      const [ready, taken] = [this.#ready, this.#load.allAnsweredSince(since)];
      if (ready !== undefined && taken !== undefined)
        return { readyMs: Math.max(0, ready - since), takenMs: taken - since };
      // Who has stopped itself does not come back.
      if (now - since > 3 * READY_MS || this.#unwell().includes('"halted"'))
        throw new Error(`not ready by itself: ${this.#unwell() || 'a hub takes no commands'}`);
    }
  }

  /** Resolves once nobody leads any more. */
  async leaderless(): Promise<void> {
    while (this.#leader !== undefined) await pause(LOOK_MS / 4);
  }

  /** Since when all hubs have been ready. */
  get #ready(): number | undefined {
    const all = [...this.#hubs.values()].map(({ since }) => since);
    return all.every((since) => since !== undefined) ? Math.max(...all) : undefined;
  }

  #unwell(): string {
    return [...this.#hubs]
      .filter(([, { since }]) => since === undefined)
      .map(([{ url }, { said }]) => `${url} ${said}`)
      .join(', ');
  }

  async #watchLeader(): Promise<void> {
    while (!this.#over) {
      const node = await this.#double.leader();
      if (node === undefined) this.#leader = undefined;
      else if (node !== this.#leader?.node) this.#leader = { node, since: performance.now() };
      await pause(LOOK_MS / 2);
    }
  }

  async #watchHub({ url }: HubProcess, seen: Seen): Promise<void> {
    while (!this.#over) {
      const answer = await ask(`${url}/readyz`, this.#load.counts.took);
      this.#load.counts.looks += 1;
      seen.said = answer === undefined ? 'nobody answers' : `${answer.status} ${JSON.stringify(answer.body)}`;
      seen.since = isWell(answer) ? (seen.since ?? performance.now()) : undefined;
      await pause(LOOK_MS);
    }
  }
}
