import type { Damage } from '../store/damage.ts';

/** A projection that stopped, and at which event. */
export interface Failure {
  readonly projection: string;
  readonly eventId: string;
  readonly message: string;
}

/** The log itself cannot be followed any more. */
export const logFailure = ({ message, place }: Damage): Failure => ({
  projection: 'events',
  eventId: place?.eventId ?? '',
  message,
});
