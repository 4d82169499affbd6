import { COMMANDS } from '../../contracts/subjects.ts';
import { type HubClient, isHeaderValue, pathOf } from '../client/hub-client.ts';
import type { Submission, Submitted } from './run.ts';

interface Listed {
  readonly items: readonly { readonly id: string; readonly organisation: string; readonly role: string }[];
}

/** Made where a line cannot even be sent. */
const refused = (detail: string, status = 422): Submitted => ({ status, document: { detail } });

const UNUSABLE =
  'actor kann so nicht gesendet werden: höchstens 200 Zeichen, ohne Leerzeichen, Umlaute und Steuerzeichen.';

const sendable = (id: string): string | Submitted => (isHeaderValue(id) ? id : refused(UNUSABLE));

/** The id of a demo actor that a line describes by organisation and role; ids stand for themselves. Or why there is none. */
const actorId = async (
  client: HubClient,
  actor: Exclude<Submission['actor'], undefined>,
): Promise<string | Submitted> => {
  if (typeof actor === 'string') return sendable(actor);
  const { status, document } = await client.get('/v1/demo-actors');
  if (status !== 200) return { status, document };
  const { items } = document as unknown as Listed;
  const found = items.find(
    ({ organisation, role }) => organisation === actor.organisation && role === actor.role,
  );
  return found === undefined ? refused(`Die Rolle „${actor.role}“ gibt es dort nicht.`) : sendable(found.id);
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
    if (actor !== undefined) {
      const id = await actorId(client, actor);
      if (typeof id !== 'string') return id;
      headers['X-Demo-Actor'] = id;
    }
    return client.post(pathOf(definition, target), body, headers);
  };
