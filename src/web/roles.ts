import type { StreamName } from '../../contracts/envelope.ts';
import type { Access, DemoActor } from '../access/access.ts';

/** The roles that a page offers to switch to. */
export interface OfferedRoles {
  readonly actors: readonly DemoActor[];
  readonly current: DemoActor | undefined;
  /** False where there are more organisations than anybody would look through. */
  readonly all: boolean;
}

/** So many organisations are offered on every page; of more, only the one that the page is about. */
const MOST = 50;

const KINDS: Readonly<Record<string, string>> = { kommunen: 'kommune', zusammenschluesse: 'verbund' };

const ABOUT = /^\/(kommunen|zusammenschluesse)\/([0-9a-f-]{36})$/;

/** The organisation that a page is about, by its path. */
const subjectOf = (path: string): StreamName | undefined => {
  const [, place = '', id] = ABOUT.exec(path.toLowerCase()) ?? [];
  return id === undefined ? undefined : (`${KINDS[place]}-${id}` as StreamName);
};

const organisationOf = (actorId: string) => actorId.slice(0, actorId.indexOf('.')) as StreamName;

/** Which roles the page at `path` offers to somebody who has the role `actorId` by now. */
export const offeredRoles = (access: Access, path: string, actorId: string | undefined): OfferedRoles => {
  const mine = actorId === undefined ? undefined : organisationOf(actorId);
  const all = access.organisations <= MOST;
  const some = new Set([mine, subjectOf(path)].filter((stream) => stream !== undefined));
  const actors = all ? access.actors() : [...some].flatMap((stream) => access.actorsOf(stream));
  return { actors, current: actors.find(({ id }) => id === actorId), all };
};
