import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { emptyDirectory } from '../project/demo-log.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** A port that is free at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** The double as a process of its own: kills and revives its nodes on a line of input. */
export class DoubleProcess {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  url = '';

  /** With `from`, it begins with a copy of the embedded log in that directory. */
  constructor(port: number, nodes: 1 | 3 = 3, from?: string) {
    const args = ['test/double/main.ts', '--port', String(port), '--nodes', String(nodes)];
    if (from !== undefined) args.push('--from', from);
    this.#child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#lines = createInterface({ input: this.#child.stdout as NodeJS.ReadableStream })[
      Symbol.asyncIterator
    ]();
  }

  async started(): Promise<void> {
    this.url = (await this.#line()).replace('EVENTSTORE_URL=', '');
  }

  /** `kill 0`, `revive 0`, `freeze 1`, `thaw 1`; resolves when it has happened. */
  async tell(order: string): Promise<string> {
    this.#child.stdin?.write(`${order}\n`);
    return this.#line();
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }

  async #line(): Promise<string> {
    const { value } = await this.#lines.next();
    return value ?? '';
  }
}

/** A hub as a process of its own, always at the same address. */
export class HubProcess {
  readonly url: string;
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  constructor(port: number, eventStoreUrl: string) {
    this.url = `http://127.0.0.1:${port}`;
    this.#environment = {
      ...process.env,
      PORT: String(port),
      LICHTERKETTE_DATA: emptyDirectory(),
      LICHTERKETTE_DEMO: 'off',
      LICHTERKETTE_ENGINE: 'eventstoredb',
      EVENTSTORE_URL: eventStoreUrl,
      LICHTERKETTE_LOG_LEVEL: 'error',
      LICHTERKETTE_ENGINE_PROBE_MS: '1000',
      LICHTERKETTE_ENGINE_LONGEST_PAUSE_MS: '500',
    };
  }

  start(): void {
    this.#child = spawn(process.execPath, ['src/main.ts'], {
      cwd: ROOT,
      env: this.#environment,
      stdio: ['ignore', 'ignore', 'inherit'],
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
