import type { CommandAnswer, StreamName } from '../../contracts/envelope.ts';

export type Body = Readonly<Record<string, unknown>>;

/** A command of a world: what is sent to whom, by whom and when. */
export interface Act {
  /** Its Idempotency-Key: ids follow from it, so that they are the same in both worlds. */
  readonly key: string;
  readonly name: string;
  /** Null where it makes a stream. */
  readonly target: StreamName | null;
  /** The demo actor who sends it; undefined: the one who may act for everybody. */
  readonly actor: string | undefined;
  readonly body: Body;
  /** The hub's clock, in ms. */
  readonly at: number;
}

/** What came back, as text. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** An act with its answer; `answer` where it was accepted. */
export interface Done {
  readonly act: Act;
  readonly reply: Reply;
  readonly answer: CommandAnswer | undefined;
}

/** Something that an act was answered with: an event, on whose stream it stands, and who may see it. */
export interface Said {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly stream: StreamName;
}

/** Who looks at a world: an organisation, or the public. */
export interface Viewer {
  readonly name: string;
  readonly stream: StreamName | null;
}

/** A demo actor of an organisation; `second`: the other one of the two. */
export const actorOf = (stream: StreamName, second = false): string => {
  const roles = stream.startsWith('kommune-')
    ? ['digitalisierungsbeauftragte', 'fachdienst']
    : ['verbundstelle', 'redaktion'];
  return `${stream}.${roles[second ? 1 : 0]}`;
};

/** The id of the organisation whose stream this is. */
export const idOf = (stream: StreamName): string => stream.slice(stream.indexOf('-') + 1);
