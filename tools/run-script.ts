import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, resolve } from 'node:path';

/** The environment in which `node` is this very Node and the project's own programs come first. */
export const environment = (root: string): NodeJS.ProcessEnv => ({
  ...process.env,
  NO_COLOR: '1',
  PATH: [dirname(process.execPath), resolve(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
});

/** The scripts of the package.json in `root` whose name begins with `prefix`, in their order there. */
export const scriptsOf = (
  root: string,
  prefix: string,
): readonly (readonly [name: string, command: string])[] => {
  const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return Object.entries(scripts).filter(([name]) => name.startsWith(prefix));
};

/** Runs a shell command in `root` with its output passed through. True where it ended with 0. */
export const succeeds = (root: string, command: string, more: NodeJS.ProcessEnv = {}): boolean => {
  const env = { ...environment(root), ...more };
  return spawnSync(command, { cwd: root, env, shell: true, stdio: 'inherit' }).status === 0;
};
