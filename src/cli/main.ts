#!/usr/bin/env node
import { WrongSetting } from '../settings.ts';
import { Usage } from './usage.ts';
import { VERBS } from './verbs.ts';

const help = () =>
  [
    'Aufruf: npx lichterkette <Befehl> …',
    '',
    ...VERBS.map(({ usage, about }) => `  ${usage}\n      ${about}`),
  ].join('\n');

/** Runs a verb. Resolves to the exit code: 0 done, 1 refused or wrong, 2 wrong usage. */
const run = async (args: readonly string[]): Promise<number> => {
  const [name, ...rest] = args;
  const verb = VERBS.find((candidate) => candidate.name === name);
  if (verb === undefined) {
    const asked = name === undefined || name === 'help' || name === '--help';
    (asked ? console.info : console.error)(help());
    return asked && name !== undefined ? 0 : 2;
  }
  try {
    return await (await verb.load())(rest, () => import('../main.ts'));
  } catch (error) {
    return explain(error, verb.usage);
  }
};

/** Errors whose message is for whoever called; by name, since most verbs load none of what throws them. */
const EXPECTED = new Set(['NoHub', 'StoreProblem', 'PortTaken']);

const ARGUMENTS: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'Diese Angabe gibt es hier nicht.',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: 'So viele Angaben braucht es hier nicht.',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: 'Nach einer Angabe fehlt ihr Wert.',
};

const wrongUsage = (error: unknown): string | undefined =>
  error instanceof Usage ? error.message : ARGUMENTS[(error as { code?: string }).code ?? ''];

const explain = (error: unknown, usage: string): number => {
  const wrong = wrongUsage(error);
  if (wrong !== undefined) {
    console.error(`${wrong}\nAufruf: npx lichterkette ${usage}`);
    return 2;
  }
  if (error instanceof WrongSetting) {
    console.error(error.message);
    return 2;
  }
  const expected = error instanceof Error && EXPECTED.has(error.name);
  console.error(expected ? (error as Error).message : error);
  return 1;
};

process.exitCode = await run(process.argv.slice(2));
