import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { COMPILED } from '../operate/compiled.ts';

const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname;

/** What a run of the program left. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Starts `lichterkette <args>` as a process of its own. */
export const start = (args: readonly string[], { env = {}, cwd }: RunOptions = {}): ChildProcess =>
  spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, ...COMPILED, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });

/** Runs `lichterkette <args>` to its end. */
export const lichterkette = async (args: readonly string[], options: RunOptions = {}): Promise<Ran> => {
  const child = start(args, options);
  // Who refuses to read on closes the pipe.
  child.stdin?.on('error', () => undefined).end(options.input ?? '');
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([
    text(child.stdout ?? process.stdin),
    text(child.stderr ?? process.stdin),
    ended,
  ]);
  return { code, out, err };
};

/** Resolves to the first of the process's output that fits. Rejects when the process ends without it. */
export const said = (child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> =>
  new Promise((resolve, reject) => {
    let all = '';
    const listen = (chunk: Buffer) => {
      all += chunk.toString();
      const found = pattern.exec(all);
      if (found) resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('close', (code) => reject(new Error(`ended with ${code} and had said: ${all}`)));
  });

/** Ends a process with a signal and waits until it is gone. */
export const stop = (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve(child.exitCode);
      return;
    }
    child.once('close', resolve);
    child.kill(signal);
  });
