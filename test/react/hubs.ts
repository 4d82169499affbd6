import { onTestFinished } from 'vitest';
import type { StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { type Hub, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import type { Engine } from '../conformance/engine.ts';
import { ENGINES } from '../conformance/engines.ts';
import { emptyDirectory } from '../project/demo-log.ts';

/** One engine of each kind: what differs within a kind is proven by the conformance suite. */
export const BOTH_ENGINES: readonly Engine[] = ENGINES.slice(0, 2);

/** When the interests of these tests are entered, and a moment that many days later. */
export const daysLater = (days: number): Date => new Date(Date.UTC(2026, 0, 5 + days, 11));

/** A clock that tests set. */
export interface SetClock {
  now: Date;
}

/** Hubs over one log, and what it holds. All are closed when the test is over. */
export const logOn = async (engine: Engine) => {
  const directory = emptyDirectory();
  const store = await engine.open(directory);
  onTestFinished(async () => {
    await store.close();
    engine.dispose?.(directory);
  });
  const mirror = emptyDirectory();
  return {
    store,
    /** A hub on `over` (the log itself where not said), which it does not close; each with the mirror `data`. */
    hub: (clock: SetClock, over: EventStore = store, data = mirror): Promise<Hub> =>
      startHub(
        readSettings({
          PORT: '0',
          LICHTERKETTE_DATA: data,
          LICHTERKETTE_DEMO: 'off',
          LICHTERKETTE_LOG_LEVEL: 'silent',
        }),
        { now: () => clock.now, store: () => ({ ...over, close: async () => undefined }) },
      ),
    lapsed: async (): Promise<readonly StoredEvent[]> =>
      (await Array.fromAsync(store.readAll(null))).filter(({ type }) => type === 'InterestLapsed'),
  };
};

type Made = Readonly<Record<string, string>> & { readonly events: readonly StoredEvent[] };

/** Sends a command that must succeed; the ids that it made. */
export const send = async (hub: Hub, path: string, body: object): Promise<Made> => {
  const response = await fetch(hub.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Made;
  if (response.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer;
};

/** A Verbund, and Kommunen of these names that are interested in it. */
export const interested = async (hub: Hub, names: readonly string[]) => {
  const { verbundId = '' } = await send(hub, '/v1/verbuende', {
    name: 'Zusammenarbeit Aue',
    kind: 'zusammenarbeit',
  });
  const kommunen: { readonly kommuneId: string; readonly interest: string }[] = [];
  for (const name of names) {
    const { kommuneId = '' } = await send(hub, '/v1/kommunen', { name, kind: 'gemeinde', land: 'Hessen' });
    const { events } = await send(hub, `/v1/kommunen/${kommuneId}/declare-interest`, { verbundId });
    kommunen.push({ kommuneId, interest: events[0]?.id ?? '' });
  }
  return { verbundId, stream: `verbund-${verbundId}` as StreamName, kommunen };
};
