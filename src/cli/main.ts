#!/usr/bin/env node
import { setImmediate as nextTurn } from 'node:timers/promises';
import { explain } from '../terminal/explain.ts';
import { fileTrouble } from '../terminal/file-trouble.ts';
import { remark, tell } from '../terminal/terminal.ts';
import { Interrupted } from './interruption.ts';
import { VERBS, type Verb } from './verbs.ts';

/** So long a verb may take to end where it was told to; then it is ended. */
const GRACE_MS = 5000;

const help = (): string[] => [
  'Aufruf: npx lichterkette <Befehl> …',
  '',
  ...VERBS.flatMap(({ usage, about }) => [`  ${usage}`, `      ${about}`]),
];

const failed = (error: unknown, verb: Verb): number => {
  const { code, lines } = explain(error, verb.usage);
  remark(...lines);
  return code;
};

/**
 * Tells a verb to stop: at Ctrl+C and the like, and where its output goes nowhere. Whoever presses Ctrl+C again ends the
 * process at once.
 */
const stopping = (verb: Verb): AbortSignal => {
  const controller = new AbortController();
  if (verb.untilStopped === true) return controller.signal;
  const stop = (reason: unknown) => {
    controller.abort(reason);
    setTimeout(() => process.exit(failed(reason, verb)), GRACE_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(new Interrupted()));
  process.stdout.on('error', (error) => stop(fileTrouble('Die Ausgabe', error)));
  // Where remarks go nowhere, the exit code says what there is to say.
  process.stderr.on('error', () => undefined);
  process.once('uncaughtException', (error) => process.exit(failed(error, verb)));
  return controller.signal;
};

/** Throws where what the verb printed did not arrive; what could not be written is told a moment later. */
const throwIfOutputLost = async (stop: AbortSignal): Promise<void> => {
  // Nothing is written where nothing was: that alone would fail on a full disk.
  if (process.stdout.writableLength > 0) await new Promise((resolve) => process.stdout.write('', resolve));
  await nextTurn();
  if (stop.aborted && !(stop.reason instanceof Interrupted)) throw stop.reason as Error;
};

/** Runs a verb. Resolves to the exit code: 0 done, 1 refused or wrong, 2 wrong usage. */
const run = async (args: readonly string[]): Promise<number> => {
  const [name, ...rest] = args;
  const verb = VERBS.find((candidate) => candidate.name === name);
  if (verb === undefined) {
    const asked = name === undefined || name === 'help' || name === '--help';
    (asked ? tell : remark)(...help());
    return asked && name !== undefined ? 0 : 2;
  }
  const stop = stopping(verb);
  try {
    const code = await (await verb.load())(rest, () => import('../hub/adapters.ts'), stop);
    await throwIfOutputLost(stop);
    return code;
  } catch (error) {
    return failed(error, verb);
  }
};

process.exitCode = await run(process.argv.slice(2));
