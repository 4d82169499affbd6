import { COMMANDS } from '../../contracts/subjects.ts';
import type { NamedActor } from '../access/access.ts';
import { type HubClient, pathOf } from '../client/hub-client.ts';
import type { Submission, Submitted } from './run.ts';

/** Made where a line cannot even be sent. */
const refused = (detail: string, status = 422): Submitted => ({ status, document: { detail } });

/** The headers with which a client acts as the actor that a line names; or why it cannot. */
export type HeadersFor = (
  client: HubClient,
  actor: NamedActor,
) => Promise<{ readonly headers: Readonly<Record<string, string>> } | Submitted>;

/** Sends lines to a running hub. `recordedAt` does not count there: it is the hub's own clock that does. */
export const submitTo =
  (client: HubClient, headersFor: HeadersFor) =>
  async ({ command, target, actor, body, commandId, expectedStatus }: Submission): Promise<Submitted> => {
    const definition = COMMANDS.get(command);
    if (definition === undefined) return refused(`Den Befehl „${command}“ gibt es nicht.`, 404);
    if (target === undefined && definition.creates === undefined) return refused('Das Ziel fehlt (target).');
    const acting = actor === undefined ? { headers: {} } : await headersFor(client, actor as NamedActor);
    if (!('headers' in acting)) return acting;
    const expected = expectedStatus === undefined ? {} : { 'X-Expect-Status': String(expectedStatus) };
    return client.post(pathOf(definition, target), body, {
      'Idempotency-Key': commandId,
      ...expected,
      ...acting.headers,
    });
  };
