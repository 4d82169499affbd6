import type { StoredEvent } from '../../contracts/envelope.ts';
import { damagedEvent } from '../store/damage.ts';
import type { Halt } from '../store/halt.ts';
import { checkSeal } from '../store/seal.ts';
import { misshapen } from './broken-log.ts';
import type { ReadState } from './read-state.ts';

/** Takes in what the log tells, event by event, and stops where one of them is not what it should be. */
export class Follower {
  readonly #state: ReadState;
  readonly #halt: Halt;
  #root = '';

  constructor(state: ReadState, halt: Halt) {
    this.#state = state;
    this.#halt = halt;
  }

  /** The hash of the log's first event; empty while there is none. */
  get root(): string {
    return this.#root;
  }

  /** Takes the first event of a log of which nothing else need be read. */
  begins({ metadata }: StoredEvent): void {
    this.#root = metadata.hash;
  }

  /** Applies events that follow on what has been applied. */
  take(events: readonly StoredEvent[]): void {
    const { timeline, mirror } = this.#state;
    const before = timeline.length;
    for (const event of events) {
      if (this.#halt.damage !== undefined) break;
      this.#takeOne(event);
    }
    const { last } = timeline;
    if (last !== null && this.#halt.damage === undefined && !this.#lacksSome)
      mirror?.reached(last, timeline.length - before);
  }

  get #lacksSome(): boolean {
    const { applier } = this.#state;
    return applier.failures.length > 0 || applier.unknown > 0;
  }

  #takeOne(event: StoredEvent): void {
    const { timeline, applier, mirror } = this.#state;
    const wrong = checkSeal(event, timeline.hashOf(event.stream));
    if (wrong !== 'ok') {
      this.#halt.stop(damagedEvent(event, wrong));
      return;
    }
    if (timeline.last === null) this.begins(event);
    try {
      applier.apply(event);
      timeline.add(event);
    } catch (error) {
      this.#halt.stop(misshapen(event, error));
      return;
    }
    // The mirror ends before what was not applied: a program that knows it must find it still to be done.
    if (this.#lacksSome) mirror?.stop();
  }
}
