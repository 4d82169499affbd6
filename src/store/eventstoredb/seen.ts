import type { Position as Place } from '@eventstore/db-client';
import type { Position, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { isAfter, placeOf } from './place.ts';

/**
 * What this process knows to stand in the log, because the server has delivered or acknowledged it. A server that shows less is behind
 * (a node that is about to lead, a leader that was frozen or cut off) or has lost something: it is not believed at once.
 */
export class Seen {
  readonly #revisions = new Map<StreamName, number>();
  #position: Position | null = null;
  #place: Place | undefined;

  /** The last position of ours; null while there is none. */
  get position(): Position | null {
    return this.#position;
  }

  /** Where that is. */
  get place(): Place | undefined {
    return this.#place;
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

  /** A position has been shown to be there. */
  proven(position: Position): void {
    const place = placeOf(position);
    if (place === undefined || (this.#place !== undefined && !isAfter(place, this.#place))) return;
    this.#place = place;
    this.#position = position;
  }
}
