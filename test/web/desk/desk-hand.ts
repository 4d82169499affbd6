import type { Matrix } from '../../../contracts/views/matrix.ts';
import type { Stage } from '../../journey/stage.ts';

/** A page as it was answered. */
interface Answered {
  readonly status: number;
  readonly html: string;
  readonly text: string;
  readonly location: string | null;
}

/** A preview as a person sees it: how many rows of each kind, and the fields of its form as they stand. */
export interface Preview extends Answered {
  readonly counts: Readonly<Record<string, number>>;
  readonly fields: URLSearchParams;
}

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" } as const;

const plain = (html: string): string =>
  html
    .replaceAll(/<option.*?<\/option>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity as keyof typeof ENTITIES])
    .replaceAll(/\s+/g, ' ');

const answered = async (response: Response): Promise<Answered> => {
  const html = await response.text();
  return { status: response.status, html, text: plain(html), location: response.headers.get('location') };
};

const STATES = {
  neu: 'neu',
  'gibt es schon': 'vorhanden',
  unklar: 'unklar',
  Fehler: 'fehler',
  weggelassen: 'weggelassen',
};

const countsIn = (html: string): Record<string, number> => {
  const [, said = ''] = /id="vorschau"[^>]*>([^<]*)</.exec(html) ?? [];
  return Object.fromEntries(
    [...said.slice(said.indexOf(':')).matchAll(/(\d+) (neu|gibt es schon|unklar|Fehler|weggelassen)/g)].map(
      ([, count, state]) => [STATES[state as keyof typeof STATES], Number(count)],
    ),
  );
};

const fieldsIn = (html: string): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [, name = '', value = ''] of html.matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
  ))
    fields.append(name, value);
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]* name="([^"]+)">(.*?)<\/select>/gs))
    fields.append(name, /value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  for (const [, name = '', value = ''] of html.matchAll(
    /type="checkbox"[^>]* name="([^"]+)" value="([^"]*)" checked/g,
  ))
    fields.append(name, value);
  return fields;
};

const asPreview = (page: Answered): Preview => ({
  ...page,
  counts: countsIn(page.html),
  fields: fieldsIn(page.html),
});

/** The hub at which a desk works at the moment. */
type Here = () => Pick<Stage, 'done' | 'json'> & { readonly hub: { readonly url: string } };

/** A Verbund with members who belong to it and a few solutions of others, and somebody who works at its desk with a browser, each time `here`. */
export const deskOf = async (here: Here, members: readonly string[], shared: readonly string[]) => {
  const { done } = here();
  const { verbundId = '' } = await done('/v1/verbuende', {
    name: 'Zweckverband Probe',
    kind: 'zweckverband',
  });
  const memberIds = new Map<string, string>();
  for (const name of [...members, 'Stadt Ursprung']) {
    const { kommuneId = '' } = await done('/v1/kommunen', { name, kind: 'gemeinde', land: 'Hessen' });
    if (name !== 'Stadt Ursprung') {
      memberIds.set(name, kommuneId);
      await done(`/v1/verbuende/${verbundId}/record-membership`, {
        kommuneId,
        since: '2019-01-01',
        basis: 'Satzung',
      });
      await done(`/v1/kommunen/${kommuneId}/accept-membership`, { verbundId });
      continue;
    }
    for (const title of shared)
      await done(`/v1/kommunen/${kommuneId}/share-project`, {
        ...{ title, summary: 'Kurz gesagt.', gestaltungsfelder: ['Interne Verwaltung'] },
        innovationStatus: 'tun-wir-bereits',
      });
  }
  const desk = () => `${here().hub.url}/zusammenschluesse/${verbundId}/arbeitsplatz`;
  const list = () => `${desk()}/liste`;
  const by = (actor: string | undefined): Record<string, string> =>
    actor === undefined ? {} : { 'X-Demo-Actor': actor };
  const HTML = { Accept: 'text/html' };

  const send = async (bytes: Buffer, name: string, actor?: string): Promise<Answered> => {
    const body = new FormData();
    body.set('datei', new File([new Uint8Array(bytes)], name));
    return answered(await fetch(list(), { method: 'POST', body, headers: { ...HTML, ...by(actor) } }));
  };
  const post = async (address: string, body: URLSearchParams, actor?: string): Promise<Answered> =>
    answered(
      await fetch(address, { method: 'POST', body, redirect: 'manual', headers: { ...HTML, ...by(actor) } }),
    );
  const upload = async (bytes: Buffer, name: string, actor?: string): Promise<Preview> =>
    asPreview(await send(bytes, name, actor));
  const follow = async ({ location }: Answered): Promise<Answered> =>
    answered(await fetch(here().hub.url + location));

  return {
    verbundId,
    memberIds,
    send,
    upload,
    follow,
    renew: async (
      { fields }: Preview,
      chosen: Readonly<Record<string, string>>,
      actor?: string,
    ): Promise<Preview> => {
      const sent = new URLSearchParams(fields);
      for (const [name, value] of Object.entries(chosen)) sent.set(name, value);
      return asPreview(await post(list(), sent, actor));
    },
    enter: ({ fields }: Preview, actor?: string): Promise<Answered> => {
      const sent = new URLSearchParams(fields);
      sent.set('_los', 'eintragen');
      return post(list(), sent, actor);
    },
    takeBack: async (name: string, actor?: string): Promise<Answered> => {
      const { html } = await answered(await fetch(list(), { headers: by(actor) }));
      const source = [...html.matchAll(/name="quelle" value="([^"]+)"/g)]
        .map(([, value = '']) => plain(value))
        .find((value) => value.includes(`„${name}“`));
      const sent = new URLSearchParams({ quelle: source ?? '', grund: 'Versehentlich.' });
      const answer = await post(`${list()}/zuruecknehmen`, sent, actor);
      return answer.location === null ? answer : follow(answer);
    },
    text: async (path: string): Promise<string> => (await fetch(desk() + path)).text(),
    matrix: (actor?: string): Promise<Matrix> =>
      here().json(`/v1/verbuende/${verbundId}/matrix`, actor) as Promise<Matrix>,
    /** How many events the Verbund's stream holds. */
    events: async (): Promise<number> => {
      const actor = `verbund-${verbundId}.verbundstelle`;
      return ((await here().json(`/v1/verbuende/${verbundId}`, actor)) as { revision: number }).revision;
    },
  };
};

export type Desk = Awaited<ReturnType<typeof deskOf>>;
