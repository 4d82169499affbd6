import type { StreamName } from '../../contracts/envelope.ts';
import type { Choice, ChoosableActor } from '../access/choice.ts';

/** The roles that a page offers to switch to. */
export interface OfferedRoles {
  readonly actors: readonly ChoosableActor[];
  readonly current: ChoosableActor | undefined;
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

/** Which roles the page at `path` offers to somebody who has chosen the role `actorId` by now. */
export const offeredRoles = (choice: Choice, path: string, actorId: string | undefined): OfferedRoles => {
  const current = choice.find(actorId);
  const all = choice.organisations <= MOST;
  const some = new Set([current?.organisation, subjectOf(path)].filter((stream) => stream !== undefined));
  const actors = all ? choice.all() : [...some].flatMap((stream) => choice.of(stream));
  return { actors, current, all };
};
