import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';

const ROOT = new URL('../../../', import.meta.url).pathname;
const PRODUCT = `${ROOT}src/main.ts`;
const SABOTAGED = `${ROOT}test/faults/harness/sabotaged-hub.ts`;

/** Ways to break the hub on purpose; see sabotaged-hub.ts. */
export type Sabotage =
  | 'answers-before-commit'
  | 'appends-twice'
  | 'checkpoint-before-rows'
  | 'fails-on-append'
  | 'keeps-every-message'
  | 'keeps-who-was-refused'
  | 'proves-once'
  | 'looks-at-no-file';

/** Nobody's id on every Linux; only root can start something as somebody else. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** Gives a folder to whom a `stranger` runs as. */
export const giveAway = (folder: string): void => {
  if (isRoot) execFileSync('chown', ['-hR', `${NOBODY}:${NOBODY}`, folder]);
};

/** A hub in a process group of its own. */
export interface HubProcess {
  readonly pid: number;
  /** Resolves to its address once it is ready; rejects where it ended before. */
  readonly url: Promise<string>;
  /** Throws where it has ended by itself, with what it said last. */
  alive(): void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Everything that it has printed. */
  output(): string;
  /** Where an inspector finds it; empty where it was not opened to one. */
  inspector(): string;
  /** Sends `signal` to the whole group; nothing happens where it has ended. */
  kill(signal: NodeJS.Signals): void;
}

export interface HubProcessOptions {
  readonly directory: string;
  readonly demo?: boolean;
  readonly sabotage?: Sabotage | undefined;
  readonly settings?: Readonly<Record<string, string>>;
  /** Opens it to an inspector, so that its garbage can be collected on order. */
  readonly inspected?: boolean;
  /** Runs it as somebody for whom the rights of files count, also where the caller may do everything. */
  readonly stranger?: boolean;
}

const environmentOf = ({ directory, demo = false, sabotage, settings = {} }: HubProcessOptions) => ({
  ...process.env,
  PORT: '0',
  LICHTERKETTE_DATA: directory,
  LICHTERKETTE_DEMO: demo ? 'on' : 'off',
  ...(sabotage === undefined ? {} : { TEST_SABOTAGE: sabotage }),
  ...settings,
});

const announced = (child: ChildProcess, output: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const url = /läuft: (http:\S+)/.exec(output())?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', (code, signal) =>
      reject(new Error(`the hub ended (${code ?? signal}) before it was ready: ${output().slice(-500)}`)),
    );
  });

/** Starts a hub: the product itself, or with `sabotage` the product with one rule broken. */
export const hubProcess = (options: HubProcessOptions): HubProcess => {
  const program = options.sabotage === undefined ? PRODUCT : SABOTAGED;
  const open = options.inspected === true ? ['--inspect=127.0.0.1:0'] : [];
  const child = spawn(process.execPath, [...open, program], {
    cwd: ROOT,
    detached: true,
    ...(options.stranger === true && isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    env: environmentOf(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let inspector = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-20_000);
      inspector ||= /Debugger listening on (ws:\S+)/.exec(printed)?.[1] ?? '';
    });
  const output = () => printed;
  const url = announced(child, output);
  // Who kills it before it is ready need not ask for its address.
  url.catch(() => undefined);
  const ended = once(child, 'exit').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as string | null,
  }));
  const pid = child.pid ?? 0;
  return {
    pid,
    url,
    ended,
    output,
    inspector: () => inspector,
    alive: () => {
      if (child.exitCode !== null) throw new Error(`the hub ended by itself: ${printed.slice(-1000)}`);
    },
    kill: (signal) => {
      if (child.exitCode === null && child.signalCode === null) process.kill(-pid, signal);
    },
  };
};
