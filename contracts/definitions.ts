import type { z } from 'zod';
import type { EntryFields } from './fields/entry.ts';
import type { Kind } from './fields/kinds/kind.ts';
import { markedFields, markedPaths } from './fields/marked-fields.ts';

/** Whose stream a command acts on or an event is stored in. */
export type StreamKind = 'kommune' | 'verbund';

/**
 * Who can have a right: whoever acts for the organisation that the entry is made for; beside them a Verbund that has a mandate of that
 * organisation; whoever acts for any Verbund; or nobody but the hub itself.
 */
export type Holder = 'own' | 'mandated' | 'verbund' | 'hub';

/** Who may see what an event tells: fixed for the type, or taken from the entry that it belongs to. */
export type EventAudience = 'oeffentlich' | 'verbund' | 'kommune' | 'entry';

/** Reads the data that one version of an event has stored as the next version stores it. Pure: what is stored stays as it is. */
export type Upcaster = (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * One event type. `name` and `version` are storage formats: they never change once written.
 * `audience` says who may see it, `feed` whether it may ever stand among what is new (rule 18).
 */
export interface EventDefinition<Name extends string = string, Data extends z.ZodType = z.ZodType> {
  readonly name: Name;
  readonly version: number;
  readonly title: string;
  readonly on: readonly StreamKind[];
  readonly data: Data;
  readonly audience: EventAudience;
  readonly feed: boolean;
  /** Where the audience is an entry's: the fields that name it. */
  readonly entry?: EntryFields;
  /** One for each version before this one, the oldest first; absent where this is the first one. */
  readonly upcasters?: readonly Upcaster[];
  /** Names of the ids that it makes, from its fields (`made(kind)`); a command's answer carries each under this name. */
  readonly makes: readonly string[];
}

/** One command: its route, its form, its right and the German words for it all derive from this. */
export interface CommandDefinition<
  Name extends string = string,
  Body extends z.ZodType = z.ZodType,
  Kind extends StreamKind = StreamKind,
  Appended extends string = string,
  Right extends string = string,
> {
  readonly name: Name;
  readonly title: string;
  readonly on: readonly Kind[];
  /** Set where the command makes the stream that it acts on. */
  readonly creates?: Kind;
  /** The right that the actor needs on the target organisation; its subject says who can have it. */
  readonly right: Right;
  readonly body: Body;
  /** The events that it appends where it changes something: all of them, in this order. */
  readonly events: readonly Appended[];
  /**
   * Set where it changes what is there: the fields that say how it is from then on, each under the name that it has in the answer about what
   * the command names, or about the organisation where it names nothing. A form begins with what holds.
   */
  readonly revises?: readonly string[];
  /** What the button of its form says, in German; absent: it enters something. */
  readonly button?: string;
  /** A body that is valid as it stands; shown in OpenAPI and used by tests. */
  readonly example: z.input<Body>;
}

/** A question and the shape of its answer; `path` is below `/v1`. */
export interface QueryDefinition<
  Name extends string = string,
  Params extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly name: Name;
  readonly title: string;
  readonly path: string;
  readonly params: Params;
  readonly answer: Answer;
  readonly sichtbarkeit: 'by-viewer' | 'oeffentlich';
}

/** A channel of `/v1/live`; `prefix` is what stands before the id, or the whole name. */
export interface ChannelDefinition {
  readonly name: string;
  readonly title: string;
  readonly parameter?: string;
  readonly sichtbarkeit: 'by-viewer';
}

/** Throws where a marked field of `schema` could not be found again: what the mark promises would silently not hold. */
const checkMarks = (name: string, schema: z.ZodType): void => {
  try {
    markedFields(schema);
  } catch (error) {
    throw new Error(`${name} ${(error as Error).message}`);
  }
};

/** Declares an event type. Throws where a mark of its data cannot be reached, and where an older version is read by nothing. */
export const event = <Name extends string, Data extends z.ZodType>(
  definition: Omit<EventDefinition<Name, Data>, 'audience' | 'entry' | 'feed' | 'makes'> & {
    feed?: boolean;
  } & (
      | { audience: Exclude<EventAudience, 'entry'>; entry?: never }
      | { audience: 'entry'; entry: EntryFields }
    ),
): EventDefinition<Name, Data> => {
  checkMarks(definition.name, definition.data);
  const { name, version, upcasters = [] } = definition;
  if (upcasters.length !== version - 1)
    throw new Error(`${name}: ${version - 1} older versions, but ${upcasters.length} upcasters`);
  const makes = markedPaths(definition.data, 'made').map(([name = '']) => name);
  return { feed: true, makes, ...definition };
};

/** Declares a command. Throws where a mark of its body cannot be reached. */
export const command = <
  Name extends string,
  Body extends z.ZodType,
  Kind extends StreamKind,
  Appended extends string,
  Right extends string,
>(
  definition: CommandDefinition<Name, Body, Kind, Appended, Right>,
): CommandDefinition<Name, Body, Kind, Appended, Right> => {
  checkMarks(definition.name, definition.body);
  return definition;
};

/** Declares a query; the identity function, for its types. */
export const query = <Name extends string, Params extends z.ZodType, Answer extends z.ZodType>(
  definition: QueryDefinition<Name, Params, Answer>,
): QueryDefinition<Name, Params, Answer> => definition;

/** Declares the channel of one thing of a kind, under the name of the kind. */
export const channel = ({ name, id }: Kind, title: string): ChannelDefinition => ({
  name,
  title,
  parameter: id,
  sichtbarkeit: 'by-viewer',
});

/** The event as deciders and projections see it: a union over the definitions given. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Name, infer Data>
    ? { readonly type: Name; readonly data: z.output<Data> }
    : never;

/** The command as deciders see it, with the names of the events that it may append: a union over the definitions given. */
export type CommandOf<Definition> =
  Definition extends CommandDefinition<infer Name, infer Body, infer _Kind, infer Appended>
    ? { readonly name: Name; readonly body: z.output<Body>; readonly appends: Appended }
    : never;

/** One noun of DOMAIN.md with everything that can be said of it and asked of it. */
export interface SubjectDefinition<
  Events extends readonly EventDefinition[] = readonly EventDefinition[],
  Commands extends readonly CommandDefinition[] = readonly CommandDefinition[],
  Name extends string = string,
  Rights extends Readonly<Record<string, Holder>> = Readonly<Record<string, Holder>>,
> {
  readonly name: Name;
  /** Every right that its commands need, as `noun:what is done`, and who can have it. */
  readonly rights: Rights;
  /** What of it has an id. */
  readonly kinds: readonly Kind[];
  readonly events: Events;
  readonly commands: Commands;
  /** What can be asked of it; absent: it stands in the answers of others. */
  readonly queries?: readonly QueryDefinition[];
  /** The channel on which it is followed; absent: it is told on those of others. */
  readonly channel?: ChannelDefinition;
}

/** A command that needs one of these rights. */
type Needing<Rights> = CommandDefinition<string, z.ZodType, StreamKind, string, keyof Rights & string>;

/** Declares a subject; the identity function, for its types. A command that needs a right which it does not list does not compile. */
export const subject = <
  const Events extends readonly EventDefinition[],
  const Rights extends Readonly<Record<string, Holder>>,
  const Commands extends readonly CommandDefinition[],
  Name extends string,
>(
  definition: SubjectDefinition<Events, Commands, Name, Rights> & {
    readonly commands: readonly Needing<Rights>[];
  },
): SubjectDefinition<Events, Commands, Name, Rights> => definition;
