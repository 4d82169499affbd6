import { connectLive, type Live, type LivePush } from '../../src/client/live-client.ts';
import { id } from '../decide/names.ts';
import { kommuneBody, projectBody } from '../replicas/given.ts';

/** What was asked of the hubs and what they said; counted as it happened. */
export interface Counts {
  commands: number;
  answered: number;
  refused503: number;
  unreachable: number;
  /** Answers that are neither success nor 503: there must be none. */
  wrong: number;
  reads: number;
  /** Reads that missed what their position promised: there must be none. */
  staleReads: number;
}

/** A command that was answered with success. */
export interface Done {
  readonly key: string;
  readonly path: string;
  readonly body: object;
  readonly answer: Readonly<Record<string, unknown>>;
}

type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

const ask = async (url: string, init: RequestInit = {}): Promise<Answer | undefined> => {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(15_000) });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  } catch {
    return undefined;
  }
};

/** A person's program: writes at one hub after the other, repeats what had no answer, reads at the next hub. */
export class Load {
  readonly counts: Counts = {
    commands: 0,
    answered: 0,
    refused503: 0,
    unreachable: 0,
    wrong: 0,
    reads: 0,
    staleReads: 0,
  };
  readonly done: Done[] = [];
  readonly pushes: LivePush[] = [];
  readonly #urls: readonly string[];
  readonly #lives: Live[] = [];
  #turn = 0;

  constructor(urls: readonly string[]) {
    this.#urls = urls;
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

  /** Registers a Kommune and shares projects with it until `until` says that it is enough. */
  async write(writer: number, until: () => boolean): Promise<void> {
    const made = await this.command(
      '/v1/kommunen',
      kommuneBody(`Gemeinde ${writer}`),
      id(`writer ${writer}`),
    );
    const path = `/v1/kommunen/${String(made.kommuneId)}/share-project`;
    for (let index = 0; !until(); index += 1) {
      const answer = await this.command(path, projectBody(`Projekt ${index}`), id(`${writer} ${index}`));
      await this.#read(String(answer.solutionId), String(answer.position));
    }
  }

  /** Sends a command, with the same key, until it is answered: 503 and no answer at all say "again". */
  async command(path: string, body: object, key: string): Promise<Done['answer']> {
    this.counts.commands += 1;
    for (;;) {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
      const answer = await ask(this.#next() + path, { method: 'POST', headers, body: JSON.stringify(body) });
      if (answer?.status === 201) {
        this.counts.answered += 1;
        this.done.push({ key, path, body, answer: answer.body });
        return answer.body;
      }
      if (answer === undefined) this.counts.unreachable += 1;
      else if (answer.status === 503) this.counts.refused503 += 1;
      else {
        this.counts.wrong += 1;
        throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  close(): void {
    for (const live of this.#lives) live.close();
  }

  async #read(solutionId: string, position: string): Promise<void> {
    for (;;) {
      const answer = await ask(`${this.#next()}/v1/solutions/${solutionId}?atLeast=${position}`);
      if (answer === undefined || answer.status === 503) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      this.counts.reads += 1;
      if (answer.status !== 200 || String(answer.body.position) < position) this.counts.staleReads += 1;
      return;
    }
  }

  #next(): string {
    this.#turn += 1;
    return this.#urls[this.#turn % this.#urls.length] ?? '';
  }
}
