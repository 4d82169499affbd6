import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { Sabotage } from '../faults/harness/hub-process.ts';
import { emptyDirectory } from '../project/demo-log.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const SABOTAGED = 'test/faults/harness/sabotaged-hub.ts';

/** A port that is free at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Who waits for an answer, the first one first. */
type Waiting = ((line: string) => void)[];

/** The double as a process of its own; its README says which orders it takes. */
export class DoubleProcess {
  readonly #child: ChildProcess;
  readonly #orders: Waiting = [];
  readonly #questions: Waiting = [];
  readonly #first = Promise.withResolvers<string>();
  url = '';

  /** `others`: further options of its command. */
  constructor(port: number, nodes: 1 | 3 = 3, others: readonly string[] = []) {
    const args = ['test/double/main.ts', '--port', String(port), '--nodes', String(nodes), ...others];
    this.#child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    // Who ends it does not wait for what it was just told.
    this.#child.stdin?.on('error', () => undefined);
    const lines = createInterface({ input: this.#child.stdout as NodeJS.ReadableStream });
    lines.on('line', (line) => {
      if (line.startsWith('EVENTSTORE_URL=')) this.#first.resolve(line.replace('EVENTSTORE_URL=', ''));
      else (line.startsWith('leader ') ? this.#questions : this.#orders).shift()?.(line);
    });
    lines.once('close', () => this.#first.reject(new Error('the double ended before it had begun')));
  }

  async started(): Promise<void> {
    this.url = await this.#first.promise;
  }

  /** Gives an order (`kill 0`); resolves when it has been carried out. Orders are carried out one after the other. */
  tell(order: string): Promise<string> {
    return this.#written(order, this.#orders);
  }

  /** The number of the node that leads; undefined where none does. */
  async leader(): Promise<number | undefined> {
    const found = /leader is (\d)/.exec(await this.#written('leader', this.#questions));
    return found === null ? undefined : Number(found[1]);
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }

  #written(line: string, waiting: Waiting): Promise<string> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      this.#child.stdin?.write(`${line}\n`);
    });
  }
}

/** A hub as a process of its own, always at the same address. */
export class HubProcess {
  readonly url: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #sabotaged: boolean;
  #child: ChildProcess | undefined;

  /** With `sabotage` it is the product with one rule broken on purpose; what that one says is dropped. */
  constructor(port: number, eventStoreUrl: string, sabotage?: Sabotage) {
    this.url = `http://127.0.0.1:${port}`;
    this.#sabotaged = sabotage !== undefined;
    this.#environment = {
      ...process.env,
      PORT: String(port),
      LICHTERKETTE_DATA: emptyDirectory(),
      LICHTERKETTE_DEMO: 'off',
      LICHTERKETTE_ENGINE: 'eventstoredb',
      EVENTSTORE_URL: eventStoreUrl,
      LICHTERKETTE_LOG_LEVEL: 'error',
      ...(sabotage === undefined ? {} : { TEST_SABOTAGE: sabotage }),
    };
  }

  start(): void {
    this.#child = spawn(process.execPath, [this.#sabotaged ? SABOTAGED : 'src/main.ts'], {
      cwd: ROOT,
      env: this.#environment,
      stdio: ['ignore', 'ignore', this.#sabotaged ? 'ignore' : 'inherit'],
    });
  }

  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  /** Ends gracefully; resolves when it has. */
  async end(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  /** Of the process; 0 where none has been started. */
  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Resolves when it says that it is ready. */
  async ready(ms = 30_000): Promise<void> {
    const end = Date.now() + ms;
    for (;;) {
      const status = await fetch(`${this.url}/readyz`).then(
        (response) => response.status,
        () => 0,
      );
      if (status === 200) return;
      if (Date.now() > end) throw new Error(`${this.url} is not ready`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
