import { parseArgs } from 'node:util';
import { readSettings, type Settings } from '../settings.ts';

/** The settings of the environment with the data directory that `--data` names, and what else was given. */
export const dataFlag = (
  args: string[],
  others: Readonly<Record<string, { readonly type: 'string' }>> = {},
): { readonly settings: Settings; readonly values: Readonly<Record<string, string | undefined>> } => {
  const { values } = parseArgs({ args, options: { data: { type: 'string' }, ...others } });
  const { data, ...given } = values as Record<string, string | undefined>;
  return { settings: readSettings(process.env, data === undefined ? [] : ['--data', data]), values: given };
};
