import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { emptyDirectory } from '../project/demo-log.ts';
import { COMPILED } from './compiled.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** How a program is started: where, with which settings; `stranger` as a user who owns nothing. */
export interface Start {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stranger?: boolean;
  readonly input?: string;
  /** A descriptor to which stdout goes instead of being heard. */
  readonly stdout?: number;
}

/** What a program left when it ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with what a pattern finds in what it says (either stream); rejects when it ends without. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Nobody's id on every Linux; only root can start something as somebody else. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** A new directory that a `stranger` may write to. */
export const strangersDirectory = (): string => {
  const directory = emptyDirectory();
  if (isRoot) chownSync(directory, NOBODY, NOBODY);
  return directory;
};

/** A new directory in which a `stranger` may read and not write. */
export const readOnlyDirectory = (): string => {
  const directory = emptyDirectory();
  chmodSync(directory, 0o555);
  return directory;
};

const waitFor =
  (heard: () => string, listen: (listener: () => void) => void, ended: Promise<Ended>) =>
  (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(heard());
        if (found !== null) resolve(found);
      };
      look();
      listen(look);
      void ended.then(() => reject(new Error(`ended without ${String(pattern)}:\n${heard()}`)));
    });

// Whole programs are started here, several in a test: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const children = new Set<ChildProcess>();

// Whatever a test that failed has left running ends with its file.
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** Starts this Node with arguments. No setting of the caller's environment gets through. */
export const start = (
  args: readonly string[],
  { cwd = ROOT, env = {}, stranger, input, stdout }: Start = {},
): Running => {
  const identity = stranger === true && isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', TZ: 'UTC', ...COMPILED, ...env },
    ...identity,
    stdio: ['pipe', stdout ?? 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('close', () => children.delete(child));
  const heard = { stdout: '', stderr: '' };
  const listeners: (() => void)[] = [];
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      heard[stream] += text;
      for (const listener of listeners) listener();
    });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, ...heard }));
  });
  child.stdin?.end(input);
  const all = () => heard.stdout + heard.stderr;
  return { child, ended, says: waitFor(all, (listener) => listeners.push(listener), ended) };
};

/** Runs a verb of the command line to its end. */
export const lichterkette = (args: readonly string[], how?: Start): Promise<Ended> =>
  start([join(ROOT, 'src/cli/main.ts'), ...args], how).ended;

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Starts a hub as a service manager does, on a port that the system chooses. Resolves when it has said its address. */
export const serve = async (
  directory: string,
  { env = {}, ...how }: Start = {},
): Promise<Running & { readonly url: string }> => {
  const running = start(['src/main.ts'], {
    ...how,
    env: { PORT: '0', LICHTERKETTE_DATA: directory, LICHTERKETTE_DEMO: 'off', ...env },
  });
  const [, url = ''] = await running.says(/Lichterkette läuft: (\S+)/);
  return { ...running, url };
};
