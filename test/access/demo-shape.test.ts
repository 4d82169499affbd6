import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOMS = ['contracts', 'projections', 'src'];

/** How demo actors are sent, listed and named. */
const SHAPE =
  /demo-actor|demoactor|['"`]digitalisierungsbeauftragte|['"`](fachdienst|verbundstelle|redaktion)['"`]/i;

/** What tells people where the list is. */
const WORDS = ['contracts/problem-codes.ts'];

const sources = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${room}/${name}`),
);

it('only the demo knows the shape of demo actors: header, address, ids and roles', () => {
  const knowing = sources.filter((file) => SHAPE.test(readFileSync(file, 'utf8')));
  expect(knowing.filter((file) => file.startsWith('src/access/demo/'))).not.toEqual([]);
  expect(knowing.filter((file) => !file.startsWith('src/access/demo/') && !WORDS.includes(file))).toEqual([]);
});
