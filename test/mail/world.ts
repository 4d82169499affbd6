import { onTestFinished } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { type Hub, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { ENGINES } from '../conformance/engines.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { send } from '../react/hubs.ts';

/** A moment in Berlin in winter, of the week before and after Monday, 2 November 2026. */
export const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+01:00`);

export const BOX = 'digitales@weidenrode.example';

/** A log with hubs over it that send mail to `smtp`; a clock that tests set. */
export const mailWorld = async (smtp: string) => {
  const engine = ENGINES[0];
  if (engine === undefined) throw new Error('no engine');
  const directory = emptyDirectory();
  const store = await engine.open(directory);
  const hubs: Hub[] = [];
  onTestFinished(async () => {
    await Promise.all(hubs.map((hub) => hub.close()));
    await store.close();
  });
  const clock = { now: at('2026-10-27', '10:00') };
  const hub = async (
    over: EventStore = store,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<Hub> => {
    const started = await startHub(
      readSettings({
        PORT: '0',
        LICHTERKETTE_DATA: emptyDirectory(),
        LICHTERKETTE_DEMO: 'off',
        LICHTERKETTE_LOG_LEVEL: 'silent',
        LICHTERKETTE_CLOCK_TOLERANCE: 'off',
        LICHTERKETTE_SMTP_URL: smtp,
        LICHTERKETTE_MAIL_FROM: 'lichterkette@hub.example',
        ...settings,
      }),
      { now: () => clock.now, store: () => ({ ...over, close: async () => undefined }) },
    );
    hubs.push(started);
    return started;
  };
  const events = async (type: string): Promise<readonly StoredEvent[]> =>
    (await Array.fromAsync(store.readAll(null))).filter((event) => event.type === type);
  return { store, clock, hub, events };
};

/** A Kommune that orders, and another one with things to tell. */
export const ordering = async (hub: Hub, postfach = BOX) => {
  const kommune = async (name: string) =>
    (await send(hub, '/v1/kommunen', { name, kind: 'gemeinde', land: 'Hessen' })).kommuneId ?? '';
  const [own, other] = [await kommune('Gemeinde Weidenrode'), await kommune('Gemeinde Erlenbach')];
  const order = (body: object) => send(hub, `/v1/kommunen/${own}/subscribe`, { postfach, ...body });
  const share = (who: string, title: string) =>
    send(hub, `/v1/kommunen/${who}/share-project`, {
      title,
      summary: `${title}, ausführlich.`,
      gestaltungsfelder: ['Bildung'],
      innovationStatus: 'laeuft',
    });
  return { own, other, order, share };
};

/** Follows a link of a message by POST, as a mail program or the button of the page does. */
export const click = (link: string | undefined, body = ''): Promise<Response> =>
  fetch(link ?? '', {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });

export const linkIn = (links: readonly string[] | undefined, way: string): string =>
  links?.find((link) => link.includes(`/${way}/`)) ?? '';
