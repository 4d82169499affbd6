import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of its own that answers calls. */
export interface Child {
  call<Result>(name: string, ...args: readonly unknown[]): Promise<Result>;
  end(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

// As a hub is started, and the baselines with it: package.json. There is room for a million events.
const HEAP = ['--max-semi-space-size=16', '--max-old-space-size=12000'];

/** Starts `file` (a path below test/bench) and resolves when it answers calls. */
export const startChild = async (file: string, args: readonly string[] = []): Promise<Child> => {
  const path = new URL(`../${file}`, import.meta.url).pathname;
  const child = fork(path, args, { execArgv: [...HEAP, ...process.execArgv] });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let calls = 0;
  child.on('message', ({ id, result, error }: Answer) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(result);
    else call?.reject(new Error(`${file}: ${error}`));
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}`));
  });
  const call = <Result>(name: string, ...rest: readonly unknown[]) =>
    new Promise<Result>((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve: resolve as (value: unknown) => void, reject });
      child.send({ id: calls, name, args: rest });
    });
  await call('ready');
  return {
    call,
    end: async () => {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
};

type Handler = (...args: never[]) => unknown;

/** In the child: answers calls with these functions; ends when the parent does, after `close`. */
export const answerCalls = (
  handlers: Readonly<Record<string, Handler>>,
  close?: () => Promise<void>,
): void => {
  const answer = async ({ id, name, args }: { id: number; name: string; args: never[] }) => {
    try {
      const result = name === 'ready' ? true : await handlers[name]?.(...args);
      process.send?.({ id, result });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  };
  process.on('message', (message) => void answer(message as Parameters<typeof answer>[0]));
  process.once('disconnect', () => {
    void (async () => {
      await close?.();
      process.exit(0);
    })();
  });
};
