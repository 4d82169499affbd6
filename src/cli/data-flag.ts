import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { readSettings, type Settings } from '../settings.ts';

type Value<Option> = Option extends { readonly type: 'boolean' } ? boolean : string;

/** What was said to a verb that works on a data directory. */
export interface Given<Options> {
  /** Those of the environment, with the data directory that `--data` names. */
  readonly settings: Settings;
  readonly values: { readonly [Name in keyof Options]?: Value<Options[Name]> };
  readonly positionals: readonly string[];
}

/** Reads `--data` and the other options of a verb; things without a name only where it takes them. */
export const dataFlag = <const Options extends ParseArgsOptionsConfig>(
  args: string[],
  others: Options,
  allowPositionals = false,
): Given<Options> => {
  const options: ParseArgsOptionsConfig = { data: { type: 'string' }, ...others };
  const { values, positionals } = parseArgs({ args, options, allowPositionals });
  const { data, ...given } = values;
  const flags = typeof data === 'string' ? ['--data', data] : [];
  return {
    settings: readSettings(process.env, flags),
    values: given as Given<Options>['values'],
    positionals,
  };
};
