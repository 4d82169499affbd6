import { readdirSync, readFileSync } from 'node:fs';
import type { ProblemCode } from '../../contracts/problem-codes.ts';

/** One bad input: a command that a Kommune sends, and what it must be told. */
export interface BadInput {
  readonly name: string;
  readonly command: string;
  /** The body, in which `"$name"` stands for an id or a day that the test knows. */
  readonly text: string;
  readonly expect: {
    readonly status: number;
    readonly code: ProblemCode;
    readonly rule?: number;
    /** JSON Pointer of the field that is named. */
    readonly path?: string;
    /** What must stand in the words for a person. */
    readonly words?: string;
  };
}

type Written = Omit<BadInput, 'name' | 'text'> & { readonly body?: unknown; readonly raw?: string };

const folder = new URL('../fixtures/', import.meta.url);

const read = (file: string): BadInput => {
  const { body, raw, ...rest } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Written;
  return { ...rest, name: file.replace(/\.json$/, ''), text: raw ?? JSON.stringify(body) };
};

/** All bad inputs of `test/fixtures/<field>_<reason>.json`. */
export const badInputs = (): BadInput[] =>
  readdirSync(folder)
    .filter((file) => /^[^_]+_[^_]+\.json$/.test(file))
    .sort()
    .map(read);
