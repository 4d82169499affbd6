import type { Browser } from 'playwright-core';
import { type Hub, type Surroundings, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { launchBrowser } from './browser.ts';

/** A hub with the demo, and a browser that looks at it. */
export interface Site {
  readonly hub: Hub;
  readonly browser: Browser;
  readonly url: string;
  /** JSON of the hub. */
  get<Answer>(path: string): Promise<Answer>;
  post(path: string, body: object): Promise<{ readonly position: string } & Record<string, string>>;
  close(): Promise<void>;
}

export const openSite = async (surroundings: Surroundings = {}): Promise<Site> => {
  const settings = readSettings({ PORT: '0', LICHTERKETTE_DATA: emptyDirectory() });
  const hub = await startHub(settings, surroundings);
  const browser = await launchBrowser();
  return {
    hub,
    browser,
    url: hub.url,
    get: async (path) => (await fetch(hub.url + path)).json() as never,
    post: async (path, body) => {
      const answer = await fetch(hub.url + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json() as never;
    },
    close: async () => {
      await browser.close();
      await hub.close();
    },
  };
};

interface Listed {
  readonly items: readonly {
    readonly solutionId: string;
    readonly entry: string;
    readonly title: string;
    readonly withdrawn: boolean;
  }[];
}

/** Pages of every kind, with the ids of the demo: small, large, withdrawn, Verweis, variant, refused. */
export const addresses = async ({ get }: Site): Promise<Readonly<Record<string, string>>> => {
  const { items } = await get<Listed>('/v1/solutions?limit=200');
  const find = (test: (item: Listed['items'][number]) => boolean) => items.find(test)?.solutionId ?? '';
  const small = find(({ title }) => title.startsWith('Bewohnerparken'));
  const large = find(({ title }) => title.startsWith('Bezahldienst'));
  const { adoptions } = await get<{ adoptions: { solutionId?: string }[] }>(`/v1/solutions/${small}`);
  const variant = adoptions.find(({ solutionId }) => solutionId !== undefined)?.solutionId ?? '';
  const { items: kommunen } = await get<{ items: { kommuneId: string; nutzt: number; teilt: number }[] }>(
    '/v1/kommunen?limit=200',
  );
  const busy = kommunen.find(({ nutzt, teilt }) => nutzt > 0 && teilt > 0)?.kommuneId;
  const { items: verbuende } = await get<{ items: { verbundId: string }[] }>('/v1/verbuende');
  return {
    start: '/',
    finden: '/loesungen',
    'finden mit Worten und Eingrenzung': '/loesungen?q=antrag&art=software&land=Hessen',
    'nichts gefunden': '/loesungen?q=xylophonwerkstatt',
    'Lösung, klein': `/loesungen/${small}`,
    'Lösung, groß': `/loesungen/${large}`,
    'Lösung, zurückgezogen': `/loesungen/${find(({ withdrawn }) => withdrawn)}`,
    Verweis: `/loesungen/${find(({ entry }) => entry === 'verweis')}`,
    Umsetzung: `/loesungen/${variant}`,
    'Verbreitung, klein': `/loesungen/${small}/verbreitung`,
    'Verbreitung, Auswahl': `/loesungen/${small}/verbreitung?fokus=${variant}`,
    'Verbreitung, groß': `/loesungen/${large}/verbreitung`,
    'Verbreitung, früher': `/loesungen/${small}/verbreitung?zum=2025-06-30`,
    'Verbreitung, Liste': `/loesungen/${small}/verbreitung?ansicht=liste`,
    'Verbreitung, Tabelle': `/loesungen/${large}/verbreitung?ansicht=tabelle`,
    Neues: '/neues',
    Kommunen: '/kommunen',
    Kommune: `/kommunen/${busy ?? ''}`,
    Zusammenschlüsse: '/zusammenschluesse',
    Zusammenschluss: `/zusammenschluesse/${verbuende[0]?.verbundId ?? ''}`,
    Hilfe: '/hilfe',
    Rückmeldungen: '/probleme',
    Rückmeldung: '/probleme/rule-refused',
    Betriebsstatus: '/betriebsstatus',
    'gibt es nicht': '/gibt-es-nicht',
    'falscher Zusatz': '/loesungen?sort=farbe',
  };
};
