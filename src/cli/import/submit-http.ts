import { COMMANDS } from '../../../contracts/subjects.ts';
import { type HubClient, pathOf } from '../hub-client.ts';
import type { Submission, Submitted } from './run.ts';

interface Listed {
  readonly items: readonly { readonly id: string; readonly organisation: string; readonly role: string }[];
}

/** The id of a demo actor that a line describes by organisation and role; ids stand for themselves. */
const actorId = async (client: HubClient, actor: Submission['actor']): Promise<string | undefined> => {
  if (actor === undefined || typeof actor === 'string') return actor;
  const { document } = await client.get('/v1/demo-actors');
  const { items } = document as unknown as Listed;
  const found = items.find(
    ({ organisation, role }) => organisation === actor.organisation && role === actor.role,
  );
  if (found === undefined) throw new Error(`Die Rolle „${actor.role}“ gibt es dort nicht.`);
  return found.id;
};

/** Sends lines to a running hub. `recordedAt` does not count there: it is the hub's own clock that does. */
export const submitTo =
  (client: HubClient) =>
  async ({ command, target, actor, body, commandId, expectedStatus }: Submission): Promise<Submitted> => {
    const definition = COMMANDS.get(command);
    if (definition === undefined) return refused(`Den Befehl „${command}“ gibt es nicht.`, 404);
    if (target === undefined && definition.creates === undefined) return refused('Das Ziel fehlt (target).');
    const headers: Record<string, string> = { 'Idempotency-Key': commandId };
    if (expectedStatus !== undefined) headers['X-Expect-Status'] = String(expectedStatus);
    try {
      const id = await actorId(client, actor);
      if (id !== undefined) headers['X-Demo-Actor'] = id;
    } catch (error) {
      return refused((error as Error).message);
    }
    return client.post(pathOf(definition, target), body, headers);
  };

const refused = (detail: string, status = 422): Submitted => ({ status, document: { detail } });
