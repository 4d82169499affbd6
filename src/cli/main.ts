#!/usr/bin/env node
import { WrongSetting } from '../settings.ts';
import { NoHub } from './hub-client.ts';
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

const explain = (error: unknown, usage: string): number => {
  if (error instanceof Usage || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) {
    console.error(`${(error as Error).message}\nAufruf: npx lichterkette ${usage}`);
    return 2;
  }
  if (error instanceof WrongSetting) {
    console.error(error.message);
    return 2;
  }
  const expected = error instanceof NoHub || (error instanceof Error && error.name === 'StoreProblem');
  console.error(expected ? (error as Error).message : error);
  return 1;
};

process.exitCode = await run(process.argv.slice(2));
