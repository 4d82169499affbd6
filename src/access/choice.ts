import type { StreamName } from '../../contracts/envelope.ts';

/** An actor that somebody may choose to be. */
export interface ChoosableActor {
  readonly id: string;
  readonly organisation: StreamName;
  /** The name of the organisation, and what the actor is there; German. */
  readonly organisationName: string;
  readonly title: string;
}

/** Whom one may choose to be, where there is no sign-in. */
export interface Choice {
  /** How many organisations there are for whom somebody may act. */
  readonly organisations: number;
  /** The cookie by which a browser says who was chosen: it holds the actor's id. */
  readonly cookie: string;
  /** All who may act, by the names of their organisations. */
  all(): readonly ChoosableActor[];
  /** Those of one organisation; none where it does not exist. */
  of(organisation: StreamName): readonly ChoosableActor[];
  /** The actor of this id; undefined where there is none. */
  find(id: string | undefined): ChoosableActor | undefined;
}
