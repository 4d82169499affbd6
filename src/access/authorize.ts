import type { CommandDefinition } from '../../contracts/definitions.ts';
import type { StreamName } from '../../contracts/envelope.ts';
import type { Credentials, Identity } from './identity.ts';

/** An actor that a demo offers to switch to. */
export interface DemoActor {
  readonly id: string;
  readonly organisation: StreamName;
  readonly role: string;
  readonly label: string;
}

/** The port of DESIGN §8: asked at one place per way in; denies by default. */
export interface Access {
  /** Who that is. Throws Problem 401 where nobody is known by these credentials. */
  identify(credentials: Credentials): Identity;
  /** Throws Problem 403 where this actor may not give this command on `target` (null: it makes a stream). */
  authorize(identity: Identity, command: CommandDefinition, target: StreamName | null): void;
  /** True where the actor may write to `stream`, and so may know its revision. */
  mayWrite(identity: Identity, stream: StreamName): boolean;
  /** How many organisations there are for whom somebody may act. */
  readonly organisations: number;
  /** All who may act, by the names of their organisations. */
  actors(): readonly DemoActor[];
  /** Those of one organisation; none where it does not exist. */
  actorsOf(organisation: StreamName): readonly DemoActor[];
}
