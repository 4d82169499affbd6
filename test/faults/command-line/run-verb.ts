import { type ChildProcess, spawn } from 'node:child_process';
import { COMPILED } from '../../operate/compiled.ts';

const CLI = new URL('../../../src/cli/main.ts', import.meta.url).pathname;
const NAIVE = new URL('naive-files.ts', import.meta.url).pathname;

/** On what ground a verb runs: as another user, on a disk that is full or that can only be read, with short files. */
export type Ground = 'plain' | 'stranger' | 'full-disk' | 'read-only' | 'short-files' | 'full-output';

/** How a verb is run. */
export interface Call {
  readonly args: readonly string[];
  /** Where it runs; a full disk is mounted at `voll` below it. */
  readonly world: string;
  readonly ground: Ground;
  /** With files that are written in place, whatever lies there. */
  readonly naive: boolean;
  readonly input?: Buffer | undefined;
  /** Milliseconds after its start at which it gets SIGINT. */
  readonly interruptAfter?: number | undefined;
  /** What it says when it would run on for ever: then it is told to stop. */
  readonly runsOn?: RegExp | undefined;
}

export interface Heard {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Nobody's id on every Linux. */
const NOBODY = 65_534;
/** More than SQLite needs to read a log, and less than the log. */
const SHORT = 40_000;
/** Nothing here takes as long; what does, hangs. */
const HANGS_MS = 60_000;

const MOUNTED: Readonly<Record<string, string>> = {
  'full-disk':
    'cp -a voll/. vorher && mount -t tmpfs -o size=96k,mode=755 tmpfs voll && cp -a vorher/. voll && "$@"; code=$?; rm -rf vorher; mkdir nachher && cp -a voll/. nachher; exit $code',
  'full-output': '"$@" > /dev/full',
  'read-only': 'mount --bind . . && cd "$PWD" && mount -o remount,ro,bind . && "$@"',
};

const commandOf = ({ args, ground, naive }: Call): [string, ...string[]] => {
  const node = [process.execPath, ...(naive ? ['--import', NAIVE] : []), CLI, ...args];
  const script = MOUNTED[ground];
  if (script !== undefined) {
    const shell = ['sh', '-c', script, 'sh', ...node] as const;
    return ground === 'full-output' ? [...shell] : ['unshare', '-rm', ...shell];
  }
  return ground === 'short-files'
    ? ['prlimit', `--fsize=${SHORT}`, ...node]
    : (node as [string, ...string[]]);
};

const REMOUNTED = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"';

/** A program that ends with 0 where this machine lets us have that ground; undefined where every machine does. */
const CHECKS: Readonly<Record<Ground, ((folder: string) => [string, ...string[]]) | undefined>> = {
  plain: undefined,
  'full-output': undefined,
  stranger: () => [process.getuid?.() === 0 ? 'true' : 'false'],
  'full-disk': (folder) => ['unshare', '-rm', 'mount', '-t', 'tmpfs', 'tmpfs', folder],
  'read-only': (folder) => ['unshare', '-rm', 'sh', '-c', REMOUNTED, 'sh', folder],
  'short-files': () => ['prlimit', `--fsize=${SHORT}`, 'true'],
};

/** Whether this machine lets us have that ground, in `folder`. */
export const has = async (ground: Ground, folder: string): Promise<boolean> => {
  const check = CHECKS[ground]?.(folder);
  if (check === undefined) return true;
  const [program, ...args] = check;
  return new Promise((resolve) => {
    const child = spawn(program, args);
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
};

const collect = (child: ChildProcess, stream: 'stdout' | 'stderr', listener: (all: string) => void) => {
  const chunks: Buffer[] = [];
  const text = () => Buffer.concat(chunks).toString();
  child[stream]?.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    listener(text());
  });
  return text;
};

/** Whoever says that it runs is told to stop; the mounting shell hands signals on to nobody, so the group gets it. */
const signalTo = (child: ChildProcess, signal: NodeJS.Signals) => {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined)
    process.kill(-child.pid, signal);
};

/** Runs a verb to its end; one that hangs is killed, and its signal tells. */
export const runVerb = (call: Call): Promise<Heard> =>
  new Promise((resolve, reject) => {
    const [program, ...args] = commandOf(call);
    const identity =
      call.ground === 'stranger' && process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    const child = spawn(program, args, {
      cwd: call.world,
      env: { PATH: process.env.PATH, HOME: '/nonexistent', TZ: 'UTC', ...COMPILED },
      detached: true,
      ...identity,
    });
    const timers = [setTimeout(() => signalTo(child, 'SIGKILL'), HANGS_MS)];
    if (call.interruptAfter !== undefined)
      timers.push(setTimeout(() => signalTo(child, 'SIGINT'), call.interruptAfter));
    let told = false;
    const stopWhenRunning = (all: string) => {
      if (told || call.runsOn?.test(all) !== true) return;
      told = true;
      signalTo(child, 'SIGINT');
    };
    const [stdout, stderr] = [
      collect(child, 'stdout', stopWhenRunning),
      collect(child, 'stderr', stopWhenRunning),
    ];
    child.stdin?.on('error', () => undefined).end(call.input);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const timer of timers) clearTimeout(timer);
      resolve({ code, signal, stdout: stdout(), stderr: stderr() });
    });
  });
