import { type Position, placeIn, type StreamName } from '../../contracts/envelope.ts';
import type { Projection } from '../../projections/model/projection.ts';
import type { Sight } from '../../projections/model/sight.ts';
import type { TextRef } from '../../projections/model/texts.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';
import type { EventStore, Subscription } from '../store/event-store.ts';
import { Halt } from '../store/halt.ts';
import { asDamage } from './broken-log.ts';
import { type CatchUp, catchUpTo } from './catch-up.ts';
import { type Failure, logFailure } from './failure.ts';
import { Follower } from './follower.ts';
import { Listeners } from './listeners.ts';
import { LongWork } from './long-work.ts';
import { patiently } from './patiently.ts';
import { present } from './present.ts';
import type { ReadSide } from './read-side.ts';
import { emptyReadState, type ReadState } from './read-state.ts';
import { rowsHash } from './rows-hash.ts';
import { lookAgain, readRoot, type Starting, takeIn } from './start.ts';
import type { Recorded } from './timeline.ts';
import { waitUntil } from './wait-until.ts';

/** What the read models are made from. */
export interface RunnerParts {
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  /** Stopped where the log turns out to be damaged; whoever else stops it stops the read models as well. */
  readonly halt?: Halt;
  /** Where the mirror lives; without it nothing is kept. */
  readonly mirrorDirectory?: string;
  /** Throws away what the mirror kept. */
  readonly anew?: boolean;
  /** What is made of the tables before the first question of a day, in small steps. */
  readonly warmUp?: (models: ReadModels, day: string, text: (ref: TextRef) => string) => Iterable<void>;
}

/** Follows the log and keeps the read models: the only one that writes them (DESIGN §5). */
export class Runner implements ReadSide {
  readonly #store: EventStore;
  readonly #state: ReadState;
  readonly #halt: Halt;
  readonly #follower: Follower;
  readonly #applied = new Listeners<[]>();
  readonly #channels = new Listeners<[channel: string]>();
  readonly #warmUp: NonNullable<RunnerParts['warmUp']>;
  readonly #closing = new AbortController();
  readonly longWork = new LongWork(this.#closing.signal, () => performance.now());
  readonly searchWork = new LongWork(this.#closing.signal, () => performance.now());
  #caughtUp = false;
  #head: Position | null = null;
  /** How far that has come which some projections have still to do where the others have done it. */
  #late: Position | undefined;
  #subscription: Subscription | undefined;

  constructor({ store, projections, halt, mirrorDirectory, anew = false, warmUp = () => [] }: RunnerParts) {
    this.#store = store;
    this.#warmUp = warmUp;
    this.#halt = halt ?? new Halt();
    this.#state = emptyReadState(projections, mirrorDirectory, this.#channels.tell);
    this.#follower = new Follower(this.#state, this.#halt);
    if (anew) this.#state.mirror?.clear();
    this.#halt.onStop(() => this.#stop());
  }

  /**
   * Loads what the mirror kept and follows the log from there. Resolves when the log's head has been applied; while the
   * engine is away, it waits for it.
   */
  async start(): Promise<void> {
    const { signal } = this.#closing;
    const [store, halt] = [this.#store, this.#halt];
    const starting: Starting = { store, state: this.#state, follower: this.#follower, halt, signal };
    await takeIn(starting, (position) => {
      this.#late = position;
    });
    this.#late = undefined;
    const head = await patiently(signal, () => store.head());
    this.#head = head;
    const caughtUp = head === null ? Promise.resolve(true) : this.waitFor(head, Number.POSITIVE_INFINITY);
    const mirrored = this.#state.timeline.last;
    if (mirrored !== null) await readRoot(starting);
    this.#subscription = store.subscribeAll(mirrored, {
      onEvents: (events) => {
        this.#follower.take(events);
        this.#applied.tell();
      },
      onError: (error) => halt.stop(asDamage(error)),
    });
    if (mirrored !== null) void lookAgain(starting);
    await caughtUp;
    this.#caughtUp = true;
  }

  /** Makes ready what the first question of `day` (YYYY-MM-DD) would otherwise wait for, in turns that nobody notices. */
  async warm(day: string): Promise<void> {
    if (this.#halt.damage === undefined) await this.longWork.run(this.#warmUp(this.models(), day, this.text));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#subscription?.close();
    this.#state.mirror?.close();
  }

  /** Everything that stopped; empty when all is well. */
  get failures(): readonly Failure[] {
    const { damage } = this.#halt;
    const { failures } = this.#state.applier;
    return damage === undefined ? failures : [logFailure(damage), ...failures];
  }

  /** Events that a newer program wrote and this one does not know: its answers lack what they say (DESIGN §5). */
  get unknown(): number {
    return this.#state.applier.unknown;
  }

  /** Events applied so far. */
  get applied(): number {
    return this.#state.timeline.length;
  }

  /** How far the start has come; undefined once it is done. */
  get catchUp(): CatchUp | undefined {
    if (this.#caughtUp) return undefined;
    if (this.#late !== undefined) return catchUpTo(this.position, this.#late, this.#store);
    return catchUpTo(this.#head, this.position, this.#store);
  }

  /**
   * Whether the mirror is kept, how many events are not in it yet, and how many bytes of it were not whole at the start; a hub without one
   * misses nothing.
   */
  get mirror(): { readonly ok: boolean; readonly waiting: number; readonly cut: number } {
    const { mirror } = this.#state;
    return { ok: mirror?.failure === undefined, waiting: mirror?.waiting ?? 0, cut: mirror?.cut ?? 0 };
  }

  /** Hash over all rows and their versions. */
  get rowsHash(): string {
    return rowsHash(this.#state.tables);
  }

  get position(): Position {
    return this.#state.timeline.last ?? this.#store.beginning;
  }

  /** The last event that a hub recorded by its own clock; undefined where there is none. */
  get newest(): Recorded | undefined {
    return this.#state.timeline.newest;
  }

  get moved(): Position | undefined {
    return this.#state.tables.moved;
  }

  get root(): string {
    return this.#follower.root;
  }

  knows(position: Position): boolean {
    return position === this.#store.beginning || this.#state.timeline.knows(position);
  }

  waitFor(position: Position, ms: number): Promise<boolean> {
    const place = placeIn(position);
    const reached = () => this.position >= place;
    const ended = () => this.#halt.damage !== undefined;
    return waitUntil({ reached, ended, onChange: this.onApplied }, ms);
  }

  resolveStand(stand: string): Position | 'foreign' {
    if (/^\d{4}-\d{2}-\d{2}$/.test(stand)) return this.#state.timeline.endOf(stand) ?? this.#store.beginning;
    return this.knows(stand) ? stand : 'foreign';
  }

  models(at?: Position): ReadModels {
    this.#halt.check();
    const { tables } = this.#state;
    return at === undefined || at === this.position ? tables.now : tables.at(at);
  }

  readonly text = (ref: TextRef): string => this.#state.texts.get(ref);

  readonly pushes = (channel: string) => {
    this.#halt.check();
    return this.#state.pushes.of(channel);
  };

  present(value: unknown, sight: Sight): unknown {
    this.#halt.check();
    return present(value, sight, this.text);
  }

  revisionOf(stream: StreamName): number | undefined {
    return this.#state.timeline.revisionOf(stream);
  }

  readonly onTold = this.#channels.add;

  readonly onApplied = this.#applied.add;

  #stop(): void {
    this.#state.mirror?.stop();
    this.#applied.tell();
  }
}
