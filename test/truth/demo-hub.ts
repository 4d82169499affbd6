import { type Hub, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { pageOfActor } from './names.ts';
import type { Site } from './site.ts';

/** The moment at which these hubs stand still. */
const NOW = '2026-11-28T09:00:00Z';

/** A hub with the demo, whose clock stands still. */
export const demoHub = (): Promise<Hub> =>
  startHub(
    readSettings({ PORT: '0', LICHTERKETTE_DATA: emptyDirectory(), LICHTERKETTE_LOG_LEVEL: 'silent' }),
    { now: () => new Date(NOW) },
  );

/** It, as a demo actor sees it; as the public where none is given. */
export const demoSite = ({ url }: Hub, actor?: string): Site => ({
  now: NOW,
  viewer: actor && pageOfActor(actor),
  get: async (path, accept) => {
    const as = actor === undefined ? {} : { 'X-Demo-Actor': actor };
    const response = await fetch(url + path, { headers: { Accept: accept, ...as } });
    const text = await response.text();
    return response.status === 200 ? text : undefined;
  },
});

/** A demo actor of `several` organisations of a kind, far from each other in the list. */
export const demoActors = async (
  { url }: Hub,
  kind: 'kommune' | 'verbund',
  several: number,
): Promise<string[]> => {
  const answer = await fetch(`${url}/v1/demo-actors`);
  const { items } = (await answer.json()) as { readonly items: readonly { readonly id: string }[] };
  const all = items.map(({ id }) => id).filter((id) => id.startsWith(`${kind}-`));
  return Array.from(
    { length: several },
    (_, index) => all[Math.floor((index * all.length) / several)] as string,
  );
};
