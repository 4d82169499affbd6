import type { StoredEvent } from '../../contracts/envelope.ts';

/** A projection that stopped, and at which event. */
export interface Failure {
  readonly projection: string;
  readonly eventId: string;
  readonly message: string;
}

/** The log itself cannot be read on. */
export const logFailure = (message: string, eventId = ''): Failure => ({
  projection: 'events',
  eventId,
  message,
});

/** An event is not as it was sealed, or not where. It is named by its place as well: its id may be what was damaged. */
export const damaged = ({ id, position }: StoredEvent, what: string): Failure =>
  logFailure(`the stored event at ${position} is damaged: ${what}`, id);
