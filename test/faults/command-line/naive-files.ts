/**
 * Loaded before the command line (`--import`): files are opened where they are named, whatever lies there, and written in
 * place, as `export` did once.
 */
import { registerHooks } from 'node:module';

const TARGET = new URL('../../../src/cli/files/target.ts', import.meta.url).href;
const WRITE = new URL('../../../src/cli/files/write-whole.ts', import.meta.url).href;

const SOURCES: Readonly<Record<string, string>> = {
  [TARGET]: `
    import { writeFileSync } from 'node:fs';
    export const targetAt = (name) => {
      writeFileSync(name, '');
      return { name, path: name };
    };`,
  [WRITE]: 'export const writeWhole = (target, write) => write(target.path);',
};

registerHooks({
  load: (url, context, next) => {
    const source = SOURCES[url];
    return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
  },
});
