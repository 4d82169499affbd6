import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import { upcast } from '../../contracts/upcast.ts';
import { Texts } from '../../src/project/texts.ts';
import { checkSeal } from '../../src/store/seal.ts';
import { type Fault, Tally } from './fault.ts';

const FOLDER = new URL('../fixtures/golden/', import.meta.url);

/** An event as it was stored when its version was the newest. These files are never edited. */
const golden = (file: string): StoredEvent =>
  JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as StoredEvent;

/** A golden event holds its seal, is taken by today's contract as it is read, and its texts can be kept apart. */
const readAsToday = (file: string, schema: z.ZodType, tally: Tally): void => {
  const event = golden(file);
  tally.count('golden files');
  tally.must(checkSeal(event, event.metadata.prevHash) === 'ok', `${file}: its seal does not hold`);
  tally.must(
    `${event.type}.v${event.version}.json` === file,
    `${file}: holds ${event.type} ${event.version}`,
  );
  const { data } = upcast(event);
  const parsed = schema.safeParse(data);
  tally.must(parsed.success, () => `${file}: not read as today’s shape: ${parsed.error?.message}`);
  if (parsed.success)
    tally.must(isDeepStrictEqual(parsed.data, data), `${file}: read as something else than what is stored`);
  new Texts().keep(upcast(event));
};

export const goldenFiles: Fault = {
  id: 'T10',
  title: 'events of every version ever written are read as today’s shape',
  sabotage: 'a new version demands a field that stored events do not have',
  run: async ({ sabotage }) => {
    const tally = new Tally();
    const files = new Set(readdirSync(FOLDER));
    for (const { name, version, data } of EVENTS.values()) {
      const schema = sabotage ? data.and(z.object({ neu: z.string() })) : data;
      for (let of = 1; of <= version; of += 1) {
        const file = `${name}.v${of}.json`;
        if (files.delete(file)) readAsToday(file, schema, tally);
        else tally.broken.push(`there is no golden file ${file}`);
      }
    }
    tally.must(files.size === 0, () => `golden files of no event: ${[...files]}`);
    return tally;
  },
};
