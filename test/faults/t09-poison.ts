import type { StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import type { ProjectedEvent } from '../../projections/model/event.ts';
import type { Step } from '../../projections/model/projection.ts';
import { startHub } from '../../src/main.ts';
import { clearMirror } from '../../src/project/mirror/mirror-file.ts';
import { readSettings } from '../../src/settings.ts';
import { seal } from '../../src/store/seal.ts';
import { openSqliteReader, openSqliteStore } from '../../src/store/sqlite/store.ts';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { allAnswers } from './harness/answers.ts';
import { writeLargeLog } from './harness/large-log.ts';
import { exchange } from './harness/load.ts';
import { metric } from './harness/refused.ts';

const SIZES = { small: { events: 1300, rounds: 3 }, issue: { events: 3000, rounds: 20 } };

const hubOn = (directory: string, projections = PROJECTIONS) =>
  startHub(
    readSettings({
      PORT: '0',
      LICHTERKETTE_DATA: directory,
      LICHTERKETTE_DEMO: 'off',
      LICHTERKETTE_LOG_LEVEL: 'silent',
      // The events of the large log are years old: a hub would take its own clock for wrong.
      LICHTERKETTE_CLOCK_TOLERANCE: 'off',
    }),
    {
      projections,
    },
  );

const eventsOf = async (directory: string): Promise<StoredEvent[]> => {
  const reader = openSqliteReader(directory);
  const events = await Array.fromAsync(reader.readAll(null));
  await reader.close();
  return events;
};

type OnEvery = (event: ProjectedEvent, step: Step<never, never>) => void;

/** The projections as they are, but for one that cannot bear one event; `silent`: and says nothing of it. */
const faulty = (name: string, eventId: string, silent: boolean): typeof PROJECTIONS =>
  PROJECTIONS.map((projection) => {
    if (projection.name !== name) return projection;
    const onEvery = projection.onEvery as OnEvery | undefined;
    const bitten: OnEvery = (event, step) => {
      if (event.id === eventId && !silent) throw new Error('planted');
      if (event.id !== eventId) onEvery?.(event, step);
    };
    return { ...projection, onEvery: bitten };
  });

interface Ready {
  readonly failures: readonly { readonly projection: string; readonly eventId: string }[];
}

/** Health and metrics name the projection and the event; `/readyz` says no. */
const saysSo = async (url: string, projection: string, eventId: string, tally: Tally): Promise<void> => {
  const { status, text } = await exchange(url, '/readyz');
  const { failures } = JSON.parse(text) as Ready;
  const named = failures.some((one) => one.projection === projection && one.eventId === eventId);
  tally.must(status === 503, () => `${projection} stopped, and the hub says that it is ready`);
  tally.must(named, () => `${projection} stopped at ${eventId}, and health does not name it: ${text}`);
  tally.must((await metric(url, 'lichterkette_projections_failed')) > 0, 'metrics do not count what stopped');
};

/** One projection stops at one event; with the fault mended the next start makes it good. */
const poisoned = async (
  directory: string,
  good: string,
  events: readonly StoredEvent[],
  attempt: Attempt,
  tally: Tally,
) => {
  const { id } = attempt.random.pick(events);
  const { name } = attempt.random.pick(PROJECTIONS);
  clearMirror(directory);
  const hub = await hubOn(directory, faulty(name, id, attempt.sabotage));
  tally.count('poison events');
  await saysSo(hub.url, name, id, tally);
  await hub.close();
  const healed = await hubOn(directory);
  tally.must((await allAnswers(healed.url)) === good, `${name} is not made good after ${id}`);
  tally.must((await exchange(healed.url, '/readyz')).status === 200, 'not ready although mended');
  await healed.close();
};

/** An event that this program cannot know: of a later version, as a newer program would have written it. */
const appendUnknown = async (directory: string, after: StoredEvent): Promise<StreamName> => {
  const store = openSqliteStore(directory);
  const { hash: _hash, prevHash: _prevHash, ...metadata } = after.metadata;
  const event = { id: crypto.randomUUID(), type: 'ProjectShared', version: 99, data: { anders: true } };
  const place = { stream: after.stream, revision: after.revision + 1, prevHash: after.metadata.hash };
  await store.append(after.stream, after.revision, [
    seal(place, event, { ...metadata, commandId: crypto.randomUUID() }),
  ]);
  await store.close();
  return after.stream;
};

const shareAt = (url: string, stream: StreamName) =>
  exchange(url, `/v1/kommunen/${stream.slice('kommune-'.length)}/share-project`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      title: 'Titel',
      summary: 'Worum es geht',
      gestaltungsfelder: ['Bildung'],
      innovationStatus: 'laeuft',
    }),
  });

/** An older replica stays in service: answers and metrics say how much it could not read. */
const marksIt = async (url: string, tally: Tally): Promise<void> => {
  const ready = await exchange(url, '/readyz');
  tally.must(ready.status === 200, 'an unknown event takes the hub out of service');
  const { headers } = await exchange(url, '/v1/solutions');
  const marked = headers['lichterkette-unknown-events'];
  tally.must(marked === '1', () => `answers do not say what is missing in them: ${String(marked)}`);
  tally.must(
    (await metric(url, 'lichterkette_events_unknown')) === 1,
    'metrics do not count what is unknown',
  );
};

/** Of an unknown event the hub says so, refuses writes to its stream, and takes them elsewhere. */
const unknown = async (directory: string, events: readonly StoredEvent[], tally: Tally): Promise<void> => {
  const last = events.at(-1) as StoredEvent;
  const stream = await appendUnknown(directory, last);
  const hub = await hubOn(directory);
  tally.count('unknown events');
  await marksIt(hub.url, tally);
  const other = events.find((event) => event.stream !== stream)?.stream as StreamName;
  const refused = await shareAt(hub.url, stream);
  tally.must(refused.status === 503, () => `written behind an unknown event: ${refused.status}`);
  const taken = await shareAt(hub.url, other);
  tally.must(taken.status === 201, () => `other streams suffer: ${taken.status} ${taken.text}`);
  await hub.close();
};

export const poison: Fault = {
  id: 'T9',
  title: 'poison events: a projection cannot bear them, or nobody knows them',
  sabotage: 'a projection that fails says nothing',
  run: async (attempt) => {
    const tally = new Tally();
    const { events: count, rounds } = SIZES[attempt.size];
    const directory = attempt.directory();
    writeLargeLog(directory, count, attempt.random);
    const events = await eventsOf(directory);
    const hub = await hubOn(directory);
    const good = await allAnswers(hub.url);
    await hub.close();
    tally.note('events', events.length);
    for (let round = 0; round < rounds; round += 1) await poisoned(directory, good, events, attempt, tally);
    await unknown(directory, events, tally);
    return tally;
  },
};
