import type { Position as Place } from '@eventstore/db-client';
import type { Position, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { isAfter, later, placeOf } from './place.ts';

/**
 * What this process knows to stand in the log, because the server has delivered or acknowledged it. A server that shows less is behind
 * (a node that is about to lead, a leader that was frozen or cut off) or has lost something: it is not believed at once.
 */
export class Seen {
  readonly #revisions = new Map<StreamName, number>();
  #position: Position | null = null;
  #place: Place | undefined;
  #acknowledged: Position | null = null;

  /** The last position of ours that was shown; null while there is none. */
  get position(): Position | null {
    return this.#position;
  }

  /**
   * The last position of an append that was acknowledged; null while there is none. Its place is certain. Its hash is that of the event as
   * it was sent: where another process sent the same ids at the same moment, the event there may be the other's.
   */
  get lastAcknowledged(): Position | null {
    return this.#acknowledged;
  }

  /** The last place of ours that was shown or acknowledged. */
  get place(): Place | undefined {
    const last = later(this.#position, this.#acknowledged);
    return last === null ? undefined : placeOf(last);
  }

  /** The last revision of a stream; -1 where nothing of it is known. */
  revisionOf(stream: StreamName): number {
    return this.#revisions.get(stream) ?? -1;
  }

  /** An event has been delivered. */
  event({ stream, revision, position }: StoredEvent): void {
    this.appended(stream, revision);
    this.proven(position);
  }

  /** A stream has been acknowledged up to a revision. */
  appended(stream: StreamName, revision: number): void {
    if (revision > this.revisionOf(stream)) this.#revisions.set(stream, revision);
  }

  /** An append has been acknowledged with this position of its last event. */
  acknowledged(position: Position): void {
    this.#acknowledged = later(this.#acknowledged, position);
  }

  /** A position has been shown to be there. */
  proven(position: Position): void {
    const place = placeOf(position);
    if (place === undefined || (this.#place !== undefined && !isAfter(place, this.#place))) return;
    this.#place = place;
    this.#position = position;
  }
}
