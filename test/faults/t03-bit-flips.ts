import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as product from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import type { LogReader } from '../../src/store/event-store.ts';
import { seal } from '../../src/store/seal.ts';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { allAnswers, allItems } from './harness/answers.ts';
import { type EventBytes, eventBytes, logBytes } from './harness/event-bytes.ts';
import { TAMPERINGS } from './harness/tampering.ts';
import { verified } from './harness/verified.ts';

const FLIPS = {
  small: { inside: 25, elsewhere: 15, tampered: 1, started: 5 },
  issue: { inside: 500, elsewhere: 300, tampered: 40, started: 5 },
};

const hubOn = (directory: string, demo: 'on' | 'off' = 'off') =>
  product.startHub(
    readSettings({
      PORT: '0',
      LICHTERKETTE_DATA: directory,
      LICHTERKETTE_DEMO: demo,
      LICHTERKETTE_LOG_LEVEL: 'silent',
    }),
  );

/** A log to strike at, as a file, and what a hub answers from it. */
const intact = async (attempt: Attempt) => {
  const directory = attempt.directory();
  const hub = await hubOn(directory, 'on');
  const feed = await allItems(hub.url, '/v1/feed');
  const answers = await allAnswers(hub.url);
  await hub.close();
  return { directory, file: logBytes(directory), feed, answers };
};

type Intact = Awaited<ReturnType<typeof intact>>;

/** A directory of its own with these bytes as its log. */
const holding = (attempt: Attempt, bytes: Buffer): string => {
  const directory = attempt.directory();
  writeFileSync(join(directory, 'log.sqlite'), bytes);
  return directory;
};

const flipped = (file: Buffer, offset: number, bit: number): Buffer => {
  const bytes = Buffer.from(file);
  bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << bit), offset);
  return bytes;
};

/** Sealed anew while it is read: as if nobody looked at the seals that are stored. */
async function* unchecked({ readAll }: LogReader): ReturnType<LogReader['readAll']> {
  const last = new Map<string, { revision: number; hash: string }>();
  for await (const event of readAll(null)) {
    const before = last.get(event.stream);
    const place = {
      stream: event.stream,
      revision: (before?.revision ?? -1) + 1,
      prevHash: before?.hash ?? null,
    };
    const { hash: _, ...metadata } = event.metadata;
    const { id, type, version, data } = event;
    const made = {
      ...event,
      ...seal(place, { id, type, version, data }, metadata),
      revision: place.revision,
    };
    last.set(event.stream, { revision: made.revision, hash: made.metadata.hash });
    yield made;
  }
}

const adaptersOf = ({ sabotage }: Attempt): typeof product =>
  sabotage
    ? {
        ...product,
        openReader: (settings) => {
          const { head, close, ...reader } = product.openReader(settings);
          return { head, close, readAll: () => unchecked({ head, close, ...reader }) };
        },
      }
    : product;

/** A hub on the damaged log does not start, and names the event; or it serves only what came before, and says so. */
const servesNothingOfIt = async (given: Intact, struck: EventBytes, directory: string, tally: Tally) => {
  tally.count('hubs started on them');
  let hub: product.Hub;
  try {
    hub = await hubOn(directory);
  } catch (error) {
    const { message } = error as Error;
    const named = message.includes(struck.id) || message.includes(String(struck.position));
    tally.must(
      named,
      () => `the hub does not start, and does not say that it is event ${struck.position}: ${message}`,
    );
    return;
  }
  try {
    const served = await allItems(hub.url, '/v1/feed');
    const before = given.feed.filter(
      ({ position }) => Number(String(position).slice(0, 16)) < struck.position,
    );
    const ready = await fetch(`${hub.url}/readyz`);
    const idsOf = (items: typeof served) => items.map(({ id }) => id).join();
    tally.must(idsOf(served) === idsOf(before), `event ${struck.position}: it or what follows is served`);
    tally.must(ready.status === 503, () => `event ${struck.position}: the hub says that it is ready`);
  } finally {
    await hub.close();
  }
};

const flipInside = async (
  given: Intact,
  places: EventBytes[],
  index: number,
  attempt: Attempt,
  tally: Tally,
) => {
  const struck = attempt.random.pick(places);
  const offset = struck.from + attempt.random.int(struck.to - struck.from);
  const directory = holding(attempt, flipped(given.file, offset, attempt.random.int(8)));
  const { code, lines } = await verified(directory, adaptersOf(attempt));
  const named = lines.some(
    (line) => Number(line.slice(0, 16)) === struck.position || line.includes(struck.id),
  );
  tally.count('flips in events');
  tally.must(code === 1 && named, () => `flip at ${offset} in event ${struck.position} not found: ${lines}`);
  if (index % FLIPS[attempt.size].started === 0) await servesNothingOfIt(given, struck, directory, tally);
};

const flipElsewhere = async (given: Intact, places: EventBytes[], attempt: Attempt, tally: Tally) => {
  const { file, answers } = given;
  let offset = attempt.random.int(file.length);
  while (places.some(({ from, to }) => offset >= from && offset < to))
    offset = attempt.random.int(file.length);
  const directory = holding(attempt, flipped(file, offset, attempt.random.int(8)));
  tally.count('flips elsewhere');
  if ((await verified(directory, adaptersOf(attempt))).code === 1) {
    tally.count('found elsewhere');
    return;
  }
  const hub = await hubOn(directory).catch(() => undefined);
  if (hub === undefined) {
    tally.count('found elsewhere');
    return;
  }
  tally.must((await allAnswers(hub.url)) === answers, `flip at ${offset} not found, and answers changed`);
  await hub.close();
};

const tamper = async (given: Intact, attempt: Attempt, tally: Tally) => {
  for (const [name, tampering] of Object.entries(TAMPERINGS)) {
    const directory = holding(attempt, given.file);
    const what = tampering(directory, attempt.random);
    tally.count(name);
    tally.must((await verified(directory, adaptersOf(attempt))).code === 1, `${name} not found: ${what}`);
  }
};

export const bitFlips: Fault = {
  id: 'T3',
  title: 'bit flips in the log, and events deleted, reordered, inserted, changed (T3, T21)',
  sabotage: 'seals are not checked',
  run: async (attempt) => {
    const tally = new Tally();
    const sizes = FLIPS[attempt.size];
    const given = await intact(attempt);
    const places = eventBytes(given.file, given.directory);
    tally.note('events', places.length);
    tally.must((await verified(given.directory)).code === 0, 'the log that nobody touched does not verify');
    for (let index = 0; index < sizes.inside; index += 1)
      await flipInside(given, places, index, attempt, tally);
    for (let index = 0; index < sizes.elsewhere; index += 1)
      await flipElsewhere(given, places, attempt, tally);
    for (let index = 0; index < sizes.tampered; index += 1) await tamper(given, attempt, tally);
    return tally;
  },
};
