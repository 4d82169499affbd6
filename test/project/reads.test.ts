import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { claimDocsOf } from '../../projections/answers/list-solutions/claim-docs.ts';
import { searchDocOf } from '../../projections/answers/list-solutions/search-docs.ts';
import { TOLD_READS, toldDocsOf } from '../../projections/answers/list-solutions/told-docs.ts';
import { entryOf, idsOf } from '../../projections/answers/list-solutions/view.ts';
import { following, type Reads } from '../../projections/model/reads.ts';
import { ENTRY_READS, ENTRY_TEXT_READS } from '../../projections/reading/items/entry.ts';
import { sightOf } from '../../projections/reading/sight.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';
import { Runner } from '../../src/project/runner.ts';
import { demoEvents } from './demo-log.ts';
import { growingLog } from './growing-log.ts';

const DAY = '2026-11-24';

let events: StoredEvent[];
let viewers: readonly (StreamName | null)[];

/** What a reader says for a key, as text. */
interface Reader {
  readonly keys: (models: ReadModels) => Iterable<string>;
  readonly says: (runner: Runner, key: string) => string;
  readonly reads: Reads<ReadModels>;
}

const entry: Reader = {
  keys: idsOf,
  says: (runner, id) =>
    JSON.stringify(
      viewers.map((viewer) => {
        const sight = sightOf(runner.models(), viewer);
        const made = entryOf(runner.models(), id, { sight, day: DAY, zum: undefined, text: runner.text });
        return made && [made.title, made.position, made.facets];
      }),
    ),
  reads: ENTRY_READS,
};

const entryDocument: Reader = {
  keys: idsOf,
  says: (runner, id) => JSON.stringify(searchDocOf(runner.models(), id, runner.text)),
  reads: ENTRY_TEXT_READS,
};

const claimDocuments: Reader = {
  keys: ({ catalogue }) => [...catalogue.references.values()].map(({ referenceId }) => referenceId),
  says: (runner, id) => JSON.stringify(claimDocsOf(runner.models(), id, runner.text)),
  reads: ENTRY_TEXT_READS,
};

const adoptionDocuments: Reader = {
  keys: ({ lineage }) => [...lineage.adoptions.values()].map(({ adoptionId }) => adoptionId),
  says: (runner, id) => JSON.stringify(toldDocsOf(runner.models(), id, runner.text)),
  reads: TOLD_READS,
};

const post = async (url: string, body: object): Promise<Record<string, unknown>> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status, url).toBe(201);
  return (await answer.json()) as Record<string, unknown>;
};

/**
 * What the demo does not tell of: a Kommune claims a Reference for itself before it shows that to all, and everybody who may have
 * shared, taken over, or is spoken of gets another name.
 */
const more = async (url: string): Promise<void> => {
  const items = async (path: string) =>
    ((await (await fetch(url + path)).json()) as { items: Record<string, never>[] }).items;
  const entries = await items('/v1/solutions?limit=200');
  const [one] = entries.filter(({ entry, kommune }) => entry === 'verweis' && kommune !== undefined);
  const { kommuneId } = (one?.kommune ?? {}) as unknown as { kommuneId: string };
  const claimed = { referenceId: one?.solutionId, title: 'Eigenes', summary: 'Unser Projekt' };
  const rest = { gestaltungsfelder: ['Bildung'], innovationStatus: 'laeuft', sichtbarkeit: 'kommune' };
  const stream = `${url}/v1/kommunen/${kommuneId}`;
  const { solutionId } = await post(`${stream}/claim-reference`, { ...claimed, ...rest });
  await post(`${stream}/revise-project`, { solutionId, sichtbarkeit: 'oeffentlich', note: 'offen' });
  for (const { kommuneId: id } of await items('/v1/kommunen?limit=200'))
    await post(`${url}/v1/kommunen/${id}/change-kommune-profile`, { name: `Neuname ${id}`, validFrom: DAY });
};

/** Applies the demo, and more, event by event. Returns what the reader said otherwise than before, and what of that nobody was told of. */
const followed = async ({ keys, says, reads }: Reader) => {
  const { store, grow } = growingLog();
  const runner = new Runner({ store, projections: PROJECTIONS });
  await runner.start();
  const changed = following(runner.models(), reads);
  const known = new Map<string, string>();
  const missed: string[] = [];
  let different = 0;
  for (const event of events) {
    grow([event]);
    const told = changed();
    for (const key of keys(runner.models())) {
      const now = says(runner, key);
      if (known.get(key) === now) continue;
      different += 1;
      known.set(key, now);
      if (!told.has(key)) missed.push(`${event.type}: ${key}`);
    }
  }
  return { different, missed };
};

beforeAll(async () => {
  events = await demoEvents(more);
  const streams = [...new Set(events.map(({ stream }) => stream))];
  viewers = [null, ...streams.filter((stream) => stream.startsWith('kommune-')).slice(0, 2)];
});

describe('whoever keeps what a reader said follows what the reader declares that it reads', () => {
  it.each(Object.entries({ entry, entryDocument, claimDocuments, adoptionDocuments }))(
    '%s: whatever it says otherwise is told',
    async (_, reader) => {
      const { different, missed } = await followed(reader);
      expect(missed).toEqual([]);
      expect(different).toBeGreaterThan(4);
    },
    60_000,
  );
});
