import type { DomainEvent } from '../../contracts/subjects.ts';
import { type Surroundings, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { logFor } from '../engines/log-for.ts';
import { emptyDirectory } from '../project/demo-log.ts';

type Made = Readonly<Record<string, string>> & {
  readonly events: readonly DomainEvent[];
  readonly position: string;
};

/** A hub of its own (without demo data where `settings` do not say so), and the few words that a scenario needs. */
export const stage = async (
  settings: Readonly<Record<string, string>> = {},
  surroundings: Surroundings = {},
) => {
  const directory = settings.LICHTERKETTE_DATA ?? emptyDirectory();
  const hub = await startHub(
    readSettings({
      PORT: '0',
      LICHTERKETTE_DATA: directory,
      LICHTERKETTE_DEMO: 'off',
      ...(await logFor(directory)),
      ...settings,
    }),
    surroundings,
  );

  const post = async (path: string, body: object, actor?: string) => {
    const response = await fetch(hub.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(actor ? { 'X-Demo-Actor': actor } : {}) },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      body: (await response.json()) as Made & { rule?: number; code?: string },
    };
  };

  /** A command that must succeed. */
  const done = async (path: string, body: object): Promise<Made> => {
    const answer = await post(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  const text = async (path: string, actor?: string, accept = '*/*'): Promise<string> =>
    (
      await fetch(hub.url + path, {
        headers: { Accept: accept, ...(actor ? { 'X-Demo-Actor': actor } : {}) },
      })
    ).text();

  return {
    hub,
    post,
    done,
    text,
    json: async (path: string, actor?: string) =>
      JSON.parse(await text(path, actor)) as Record<string, unknown>,
    status: async (path: string, actor?: string) =>
      (await fetch(hub.url + path, { headers: actor ? { 'X-Demo-Actor': actor } : {} })).status,
    kommune: async (name: string) =>
      (await done('/v1/kommunen', { name, kind: 'gemeinde', land: 'Hessen' })).kommuneId as string,
    verbund: async (name: string) =>
      (await done('/v1/verbuende', { name, kind: 'zusammenarbeit' })).verbundId as string,
    /** A Kommune joins, and the Verbund says yes. */
    join: async (kommuneId: string, verbundId: string, on = '2024-01-01') => {
      await done(`/v1/kommunen/${kommuneId}/join-verbund`, { verbundId, on });
      await done(`/v1/verbuende/${verbundId}/answer-join`, { kommuneId, antwort: 'ja' });
    },
    share: async (kommuneId: string, fields: object) =>
      (
        await done(`/v1/kommunen/${kommuneId}/share-project`, {
          title: 'Titel',
          summary: 'Worum es geht',
          gestaltungsfelder: ['Bürgerservice'],
          innovationStatus: 'laeuft',
          ...fields,
        })
      ).solutionId as string,
    adopt: async (kommuneId: string, solutionId: string, fields: object = {}) =>
      done(`/v1/kommunen/${kommuneId}/adopt-best-practice`, {
        sources: [{ solutionId }],
        relation: 'unveraendert',
        adoptedOn: '2024-02-03',
        status: 'im-betrieb',
        ...fields,
      }),
    actor: (kind: 'kommune' | 'verbund', id: string) =>
      `${kind}-${id}.${kind === 'kommune' ? 'digitalisierungsbeauftragte' : 'verbundstelle'}`,
  };
};

export type Stage = Awaited<ReturnType<typeof stage>>;
