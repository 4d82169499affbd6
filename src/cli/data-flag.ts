import { parseArgs } from 'node:util';
import { readSettings } from '../settings.ts';

/** The data directory that `--data` or the environment names, and what else was given. */
export const dataFlag = (
  args: string[],
  others: Readonly<Record<string, { readonly type: 'string' }>> = {},
): { readonly directory: string; readonly values: Readonly<Record<string, string | undefined>> } => {
  const { values } = parseArgs({ args, options: { data: { type: 'string' }, ...others } });
  const given = values as Record<string, string | undefined>;
  return { directory: given.data ?? readSettings(process.env).LICHTERKETTE_DATA, values: given };
};
