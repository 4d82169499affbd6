import { setTimeout as pause } from 'node:timers/promises';
import { connectLive, type Live } from '../../src/client/live-client.ts';
import type { LivePush } from '../../src/client/live-messages.ts';
import { id } from '../decide/names.ts';
import { kommuneBody, projectBody } from '../replicas/given.ts';
import { ask } from './ask.ts';
import { Counts } from './counts.ts';

/** A command that was answered with success. */
export interface Done {
  readonly key: string;
  readonly answer: Readonly<Record<string, unknown>>;
  /** The hub that answered. */
  readonly url: string;
}

const AGAIN_MS = 50;

/** A person's program: writes at one hub after the other, repeats what had no answer, reads at that hub and at the next. */
export class Load {
  readonly counts = new Counts();
  readonly done: Done[] = [];
  readonly pushes: LivePush[] = [];
  readonly #urls: readonly string[];
  readonly #restMs: number;
  readonly #lives: Live[] = [];
  #over = false;
  #closed = false;
  /** Turns of commands and of reads apart: of one row, all commands might fall to the one hub and all reads to the other. */
  readonly #turns = { command: 0, read: 0 };
  /** When each hub last answered. */
  readonly #answeredBy = new Map<string, number>();
  #answeredAt = performance.now();
  #longestGapMs = 0;

  /** `restMs`: how long each writer rests after a command. */
  constructor(urls: readonly string[], restMs: number) {
    this.#urls = urls;
    this.#restMs = restMs;
  }

  /** Begins to measure how long nothing is written, at the last answer before now. */
  measure(): () => number {
    this.#longestGapMs = 0;
    return () => Math.max(this.#longestGapMs, performance.now() - this.#answeredAt);
  }

  /** When all hubs had taken a command after this moment; undefined where one has not. */
  allAnsweredSince(moment: number): number | undefined {
    const last = this.#urls.map((url) => this.#answeredBy.get(url) ?? 0);
    return last.every((at) => at > moment) ? Math.min(performance.now(), Math.max(...last)) : undefined;
  }

  /** Follows everything, at whichever hub is there, from the beginning of the load on. */
  follow(after: string): void {
    let turn = 0;
    const live = connectLive({
      url: '',
      onPush: (push) => this.pushes.push(push),
      open: () => {
        turn += 1;
        const url = this.#urls[turn % this.#urls.length] ?? '';
        return new WebSocket(`${url.replace('http', 'ws')}/v1/live`) as never;
      },
    });
    live.follow('feed', after);
    this.#lives.push(live);
  }

  /** Registers a Kommune and shares projects with it until it is ended. */
  async write(writer: number): Promise<void> {
    const made = await this.#command(
      '/v1/kommunen',
      kommuneBody(`Gemeinde ${writer}`),
      id(`writer ${writer}`),
    );
    const path = `/v1/kommunen/${String(made?.answer.kommuneId)}/share-project`;
    for (let index = 0; !this.#over; index += 1) {
      const done = await this.#command(path, projectBody(`Projekt ${index}`), id(`${writer} ${index}`));
      if (done !== undefined) await this.#readBack(done);
      await pause(this.#restMs);
    }
  }

  /** Nothing new is written any more. */
  end(): void {
    this.#over = true;
  }

  /** Nobody is asked anything any more, whatever became of it. */
  close(): void {
    this.#over = true;
    this.#closed = true;
    for (const live of this.#lives) live.close();
  }

  /** Sends a command, with the same key, until it is answered: 503 and no answer at all say "again". */
  async #command(path: string, body: object, key: string): Promise<Done | undefined> {
    const { counts } = this;
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
    counts.commands += 1;
    // Also once it is over: whether it acted must be known.
    while (!this.#closed) {
      const url = this.#next('command');
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      const answer = await ask(url + path, counts.took, init);
      if (answer?.status === 201) return this.#answered({ key, answer: answer.body, url });
      if (answer === undefined) counts.unreachable += 1;
      else if (answer.status === 503) counts.refused503 += 1;
      else {
        counts.wrong += 1;
        console.error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
        return undefined;
      }
      await pause(AGAIN_MS);
    }
    return undefined;
  }

  #answered(done: Done): Done {
    const now = performance.now();
    this.#longestGapMs = Math.max(this.#longestGapMs, now - this.#answeredAt);
    this.#answeredAt = now;
    this.#answeredBy.set(done.url, now);
    this.counts.answered += 1;
    this.done.push(done);
    return done;
  }

  /** At the same hub without a word, and at another one with the position. */
  async #readBack({ answer, url }: Done): Promise<void> {
    const { counts } = this;
    const [path, position] = [`/v1/solutions/${String(answer.solutionId)}`, String(answer.position)];
    const own = await ask(url + path, counts.took);
    if (own !== undefined) {
      counts.ownReads += 1;
      if (own.status !== 200 || String(own.body.position) < position) {
        counts.ownReadsBehind += 1;
        console.error(`own read at ${url}: ${own.status} ${JSON.stringify(own.body).slice(0, 300)}`);
      }
    }
    while (!this.#closed) {
      const other = await ask(`${this.#next('read')}${path}?atLeast=${position}`, counts.took);
      if (other !== undefined && other.status !== 503) {
        counts.reads += 1;
        if (other.status !== 200 || String(other.body.position) < position) {
          counts.staleReads += 1;
          console.error(`read with atLeast: ${other.status} ${JSON.stringify(other.body).slice(0, 300)}`);
        }
        return;
      }
      await pause(AGAIN_MS);
    }
  }

  #next(kind: 'command' | 'read'): string {
    this.#turns[kind] += 1;
    return this.#urls[this.#turns[kind] % this.#urls.length] ?? '';
  }
}
