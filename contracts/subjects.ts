import { abonnement } from './abonnement.ts';
import { adoption } from './adoption/subject.ts';
import type { CommandDefinition, CommandOf, EventDefinition, EventOf, Holder } from './definitions.ts';
import type { Kind } from './fields/kinds/kind.ts';
import { kommune } from './kommune.ts';
import { lotse } from './lotse.ts';
import { mandate } from './mandate.ts';
import { membership } from './membership.ts';
import { need } from './need.ts';
import { outcome } from './outcome.ts';
import { recognition } from './recognition.ts';
import { reference } from './reference.ts';
import { solution } from './solution.ts';
import { verbund } from './verbund.ts';

/** Every subject, one line each: where a stranger starts to look. */
export const SUBJECTS = [
  kommune,
  verbund,
  membership,
  mandate,
  solution,
  recognition,
  reference,
  adoption,
  outcome,
  lotse,
  need,
  abonnement,
] as const;

/** Any event of ours, as it is stored, told apart by `type`. */
export type DomainEvent = EventOf<(typeof SUBJECTS)[number]['events'][number]>;
export type EventType = DomainEvent['type'];
export type DataOf<Type extends EventType> = Extract<DomainEvent, { type: Type }>['data'];

export type SubjectName = (typeof SUBJECTS)[number]['name'];
type SubjectOf<Name extends SubjectName> = Extract<(typeof SUBJECTS)[number], { name: Name }>;
/** Names of the events that a subject lists. */
export type EventIn<Name extends SubjectName> = SubjectOf<Name>['events'][number]['name'];
/** Names of the commands that a subject lists. */
export type CommandIn<Name extends SubjectName> = SubjectOf<Name>['commands'][number]['name'];

type DomainCommand = CommandOf<(typeof SUBJECTS)[number]['commands'][number]>;
export type CommandName = DomainCommand['name'];
/** The body of a well-formed command, with its defaults. */
export type BodyOf<Name extends CommandName> = Extract<DomainCommand, { name: Name }>['body'];
/** The events that the contract says a command appends. */
export type EventsOf<Name extends CommandName> = Extract<
  DomainEvent,
  { type: Extract<DomainCommand, { name: Name }>['appends'] }
>;

const byName = <Definition extends { name: string }>(all: readonly Definition[]) =>
  new Map(all.map((definition) => [definition.name, definition]));

/** Event definitions by name. */
export const EVENTS: ReadonlyMap<string, EventDefinition> = byName(
  SUBJECTS.flatMap((subject): readonly EventDefinition[] => subject.events),
);

/** Names of the events of a subject whose definitions fit. */
export const eventsOf = <Name extends SubjectName>(
  name: Name,
  fits: (definition: EventDefinition) => boolean,
): EventIn<Name>[] =>
  SUBJECTS.filter((subject) => subject.name === name)
    .flatMap((subject): readonly EventDefinition[] => subject.events)
    .filter(fits)
    .map((definition) => definition.name as EventIn<Name>);

/** Command definitions by name. */
export const COMMANDS: ReadonlyMap<string, CommandDefinition> = byName(
  SUBJECTS.flatMap((subject): readonly CommandDefinition[] => subject.commands),
);

/** Every right, and who can have it. Where two subjects list one, they say the same: a test sees to it. */
export const RIGHTS: ReadonlyMap<string, Holder> = new Map(
  SUBJECTS.flatMap(({ rights }): [string, Holder][] => Object.entries(rights)),
);

/** The commands that somebody may give; what the hub alone does has no address and no form. */
export const OFFERED: ReadonlyMap<string, CommandDefinition> = new Map(
  [...COMMANDS].filter(([, { right }]) => RIGHTS.get(right) !== 'hub'),
);

const hasStream = ({ name }: Kind): boolean =>
  [...EVENTS.values()].some(({ on }) => on.some((one) => one === name));

/**
 * Every kind of thing. The organisations stand last: where something of one is named beside it, that is what is meant, and its
 * address the one that is given.
 */
export const KINDS: readonly Kind[] = SUBJECTS.flatMap(({ kinds }): readonly Kind[] => kinds).sort(
  (a, b) => Number(hasStream(a)) - Number(hasStream(b)),
);
