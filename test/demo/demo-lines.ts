import { readdirSync, readFileSync } from 'node:fs';
import { type ImportLine, numberedLines } from '../../src/import/line.ts';

const FOLDER = new URL('../../infra/demo/', import.meta.url);

/** The demo's files in the order in which the hub loads them. */
export const demoFiles: readonly { readonly name: string; readonly text: string }[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }));

/** A line of the demo and where it stands. */
export interface DemoLine extends ImportLine {
  readonly where: string;
}

const linesIn = async ({ name, text }: (typeof demoFiles)[number]): Promise<DemoLine[]> => {
  const lines: DemoLine[] = [];
  for await (const numbered of numberedLines([Buffer.from(text)], name)) {
    const where = `${name}:${numbered.number}`;
    if ('error' in numbered) throw new Error(`${where} ${numbered.error}`);
    lines.push({ ...numbered.line, where });
  }
  return lines;
};

/** Every line of the demo, in order. Throws at the first that is not well formed. */
export const demoLines: readonly DemoLine[] = (await Promise.all(demoFiles.map(linesIn))).flat();

/** The day on which the tests load the demo. */
export const DAY = '2026-11-24';
