import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What a person asked for, and how to tell them that it makes no sense. */
export interface CommandLine<Config extends ParseArgsConfig> {
  readonly values: ReturnType<typeof parseArgs<Config>>['values'];
  /** Says what is wrong and how to use the command, and ends the process with 2. */
  readonly wrongUsage: (message: string) => never;
}

/** The options of a command for developers; one that it does not know is told, and ends the process with 2. */
export const commandLine = <const Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): CommandLine<Config> => {
  const wrongUsage = (message: string): never => {
    console.error(`${message}\n${usage}`);
    process.exit(2);
  };
  try {
    return { values: parseArgs(config).values, wrongUsage };
  } catch (error) {
    return wrongUsage((error as Error).message);
  }
};
