import type { NamedActor } from '../access/access.ts';
import { ACTOR, actorIdAt } from '../access/demo/sender.ts';
import { type HubClient, headersOf, isHeaderValue } from '../client/hub-client.ts';
import type { Submitted } from '../import/run.ts';

/** Made where a line cannot even be sent. */
const refused = (detail: string): Submitted => ({ status: 422, document: { detail } });

const UNUSABLE =
  'actor kann so nicht gesendet werden: höchstens 200 Zeichen, ohne Leerzeichen, Umlaute und Steuerzeichen.';

/** The flag `--actor` as a header, for `headersOf`. */
export const actorHeaders = (actor: string | undefined): Record<string, string> =>
  headersOf({ [ACTOR]: { flag: '--actor', value: actor } });

/** The headers with which a line of a file is sent as the actor that it names; or why it cannot be. */
export const headersFor = async (
  client: HubClient,
  actor: NamedActor,
): Promise<{ readonly headers: Readonly<Record<string, string>> } | Submitted> => {
  const id = await actorIdAt((path) => client.get(path), actor);
  if (id === undefined) return refused(`Die Rolle „${(actor as { role: string }).role}“ gibt es dort nicht.`);
  if (typeof id !== 'string') return id;
  return isHeaderValue(id) ? { headers: { [ACTOR]: id } } : refused(UNUSABLE);
};
