import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addressesOf, idsIn } from './addresses.ts';
import { type Ask, type Asker, asking } from './asking.ts';
import { crawl } from './pages.ts';
import { askAll } from './queries.ts';
import { addRows } from './rows.ts';
import { sameWords } from './same-words.ts';
import { Snapshot } from './snapshot.ts';
import { hubOfTree, type TreeHub } from './tree.ts';

const DOCUMENTS = ['/openapi.json', '/asyncapi.json', '/v1/demo-actors'];

/** Actors of each kind of organisation that look beside the public: five in all. */
const LOOKING = { kommune: 3, verbund: 2 };

interface Actor {
  readonly id: string;
  readonly organisation: string;
}

/** Some of the demo's actors, the same ones wherever there are the same. */
const askersOf = async (ask: Ask, most: number): Promise<readonly Asker[]> => {
  const { text } = await ask('/v1/demo-actors', undefined, 'application/json');
  const { items } = JSON.parse(text) as { readonly items: readonly Actor[] };
  const chosen = Object.entries(LOOKING).flatMap(([kind, count]) => {
    const own = items.filter(({ organisation }) => organisation.startsWith(`${kind}-`));
    const step = Math.floor(own.length / count);
    return own.filter((_, index) => index % step === 0).slice(0, count);
  });
  return [undefined, ...chosen.slice(0, most).map(({ id }) => id)];
};

const json = (value: unknown) => ({ status: 200, type: 'application/json', text: JSON.stringify(value) });

const addEvents = ({ events, rowsHash }: TreeHub, snapshot: Snapshot): void => {
  for (const event of events) snapshot.add('events', `${event.stream} ${event.id}`, json(event));
  snapshot.add('events', 'order of the log', json(events.map(({ id }) => id)));
  snapshot.add('rows', 'hash of all rows', json(rowsHash));
};

/** What a snapshot is taken of, and where it is kept. */
export interface Taken {
  readonly tree: string;
  readonly directory: string;
  /** The folder with the demo's files. */
  readonly demo: string;
  /** As how many actors of the demo it is asked, beside the public; five at most. */
  readonly actors: number;
  readonly tell: (line: string) => void;
}

/** Everything that the hub of a tree says. */
export const snapshotOf = async ({ tree, directory, demo, actors, tell }: Taken): Promise<Snapshot> => {
  const [data, texts] = [join(directory, 'data'), join(directory, 'texts')];
  for (const made of [data, texts]) mkdirSync(made, { recursive: true });
  const hub = await hubOfTree(tree, data, demo);
  try {
    const snapshot = new Snapshot(texts, sameWords(hub.url, hub.events));
    addEvents(hub, snapshot);
    const ask = asking(hub.url);
    for (const path of DOCUMENTS)
      snapshot.add('documents', path, await ask(path, undefined, 'application/json'));
    const { text } = await ask('/openapi.json', undefined, 'application/json');
    const addresses = addressesOf(JSON.parse(text) as never, idsIn(hub.events));
    for (const asker of await askersOf(ask, actors)) {
      await crawl(ask, asker, snapshot);
      await askAll(ask, asker, { addresses, events: hub.events }, snapshot);
      tell(
        `${asker ?? 'public'}: ${snapshot.of('pages').size} pages, ${snapshot.of('queries').size} answers`,
      );
    }
    await hub.close();
    addRows(data, snapshot);
    return snapshot;
  } catch (error) {
    await hub.close();
    throw error;
  }
};
