import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project's root. */
export const ROOT = new URL('../../', import.meta.url).pathname;

/** One instruction of a Dockerfile, its continuation lines joined. */
export interface Instruction {
  readonly name: string;
  readonly value: string;
}

/** What one COPY brings from the build context, and where it lies below the image's WORKDIR. */
export interface Copy {
  readonly sources: readonly string[];
  readonly target: string;
}

const instructionsOf = (text: string): Instruction[] =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...rest] = line.trim().split(/\s+/);
      return { name, value: rest.join(' ') };
    });

const all = instructionsOf(readFileSync(join(ROOT, 'infra/Dockerfile'), 'utf8'));
const lastFrom = all.findLastIndex(({ name }) => name === 'FROM');

/** The instructions of the stage that becomes the image. */
export const FINAL: readonly Instruction[] = all.slice(lastFrom);
export const EARLIER: readonly Instruction[] = all.slice(0, lastFrom);

/** The COPYs from the build context (not from another stage) among some instructions. */
export const copiesOf = (instructions: readonly Instruction[]): Copy[] =>
  instructions
    .filter(({ name, value }) => name === 'COPY' && !value.startsWith('--from='))
    .map(({ value }) => {
      const parts = value.split(' ');
      return { sources: parts.slice(0, -1), target: parts.at(-1) ?? '' };
    });

/** The value of the only instruction of this name in the image's stage. */
export const only = (name: string): string => {
  const found = FINAL.filter((one) => one.name === name);
  if (found.length !== 1) throw new Error(`the image has ${found.length} × ${name}`);
  return found[0]?.value ?? '';
};

/** The variables that the image sets. */
export const imageEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    only('ENV')
      .split(' ')
      .map((pair) => /^(\w+)=(.*)$/.exec(pair)?.slice(1) as [string, string]),
  );

/** The health check's command, in the exec form. */
export const healthCommand = (): string[] =>
  JSON.parse(only('HEALTHCHECK').replace(/^.* CMD /, '')) as string[];
