import type { NamedActor } from '../access.ts';
import { ACTOR_HEADER, type DemoActors, LIST_OF_ACTORS } from './contract.ts';

/** An answer of a hub: its status and its JSON document. */
interface Answer {
  readonly status: number;
  readonly document: Readonly<Record<string, unknown>>;
}

/** The header by which a client says as whom it acts. */
export const ACTOR = ACTOR_HEADER;

/**
 * The id of an actor that a file names by organisation and role, as the hub lists it; ids stand for themselves. Undefined where there
 * is none; the hub's answer where it gave no list.
 */
export const actorIdAt = async (
  get: (path: string) => Promise<Answer>,
  actor: NamedActor,
): Promise<string | undefined | Answer> => {
  if (typeof actor === 'string') return actor;
  const { status, document } = await get(LIST_OF_ACTORS.path);
  if (status !== 200) return { status, document };
  const { items } = document as DemoActors;
  return items.find(({ organisation, role }) => organisation === actor.organisation && role === actor.role)
    ?.id;
};
