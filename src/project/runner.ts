import type { Position, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import type { Projection } from '../../projections/model/projection.ts';
import type { Sight } from '../../projections/model/sight.ts';
import type { TextRef } from '../../projections/model/texts.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';
import { Damage, damagedEvent } from '../store/damage.ts';
import { EngineUnavailable, type EventStore, type Subscription } from '../store/event-store.ts';
import { Halt } from '../store/halt.ts';
import { checkSeal } from '../store/seal.ts';
import { Applier } from './apply.ts';
import { type CatchUp, catchUpTo } from './catch-up.ts';
import { checkAgain } from './check-again.ts';
import { type Failure, logFailure } from './failure.ts';
import { LongWork } from './long-work.ts';
import { Mirror } from './mirror.ts';
import { MirrorFile } from './mirror-file.ts';
import { patiently } from './patiently.ts';
import { present } from './present.ts';
import { PushLog } from './push-log.ts';
import type { ReadSide } from './read-side.ts';
import { restore } from './restore.ts';
import { rowsHash } from './rows-hash.ts';
import { Tables } from './tables.ts';
import { Texts } from './texts.ts';
import { type Recorded, Timeline } from './timeline.ts';

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

/** What is not followed any more must not be written to either: whatever ended that counts as damage. */
const asDamage = (error: unknown): Damage =>
  error instanceof Damage
    ? error
    : new Damage(`Dem Bestand lässt sich nicht mehr folgen: ${(error as Error).message}`, { cause: error });

/** Raised whenever the timeline keeps something else beside the rows. */
const TIMELINE = ['timeline', 2];

/** Sealed as it should be, and of a shape that no version of this program has written. */
const misshapen = ({ id, position, type, version }: StoredEvent, cause: unknown): Damage =>
  new Damage(
    `Der Eintrag ${position} (${id}) ist nicht zu lesen: Er nennt sich ${type} in Fassung ${version}, sieht aber anders aus als alles, was diese je war. Geschrieben hat ihn ein anderes Programm; bitte die letzte Sicherung davor zurückspielen.`,
    { cause, place: { eventId: id, position } },
  );

const fingerprintOf = (projections: readonly Projection[]) =>
  JSON.stringify([TIMELINE, ...projections.map(({ name, version }) => [name, version])]);

/** Follows the log and keeps the read models: the only one that writes them (DESIGN §5). */
export class Runner implements ReadSide {
  readonly #store: EventStore;
  readonly #texts = new Texts((key, text) => this.#mirror?.addText([key, text]));
  readonly #pushes = new PushLog((channel) => {
    for (const listener of this.#toldListeners) listener(channel);
  });
  readonly #timeline = new Timeline();
  readonly #tables: Tables;
  readonly #applier: Applier;
  readonly #mirror: Mirror | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #toldListeners = new Set<(channel: string) => void>();
  readonly #warmUp: NonNullable<RunnerParts['warmUp']>;
  readonly #closing = new AbortController();
  readonly #halt: Halt;
  readonly longWork = new LongWork(this.#closing.signal, () => performance.now());
  readonly searchWork = new LongWork(this.#closing.signal, () => performance.now());
  #root = '';
  #caughtUp = false;
  #head: Position | null = null;
  #subscription: Subscription | undefined;

  constructor({ store, projections, halt, mirrorDirectory, anew = false, warmUp = () => [] }: RunnerParts) {
    this.#store = store;
    this.#warmUp = warmUp;
    this.#halt = halt ?? new Halt();
    this.#mirror =
      mirrorDirectory === undefined
        ? undefined
        : new Mirror(new MirrorFile(mirrorDirectory, fingerprintOf(projections)));
    if (anew) this.#mirror?.clear();
    this.#halt.onStop(() => this.#stop());
    this.#tables = new Tables(projections, (table, key, position, row) =>
      this.#mirror?.addRow([table, key, position, row]),
    );
    this.#applier = new Applier(projections, this.#tables, this.#texts, this.#pushes, (telling) =>
      this.#mirror?.addPush(telling),
    );
  }

  /**
   * Loads what the mirror kept and follows the log from there. Resolves when the log's head has been applied; while the
   * engine is away, it waits for it.
   */
  async start(): Promise<void> {
    await patiently(this.#closing.signal, async () => {
      if (this.#mirror !== undefined) await restore(this.#mirror, this.#store, this.#held());
    });
    const head = await patiently(this.#closing.signal, () => this.#store.head());
    this.#head = head;
    const caughtUp = head === null ? Promise.resolve(true) : this.waitFor(head, Number.POSITIVE_INFINITY);
    const mirrored = this.#timeline.last;
    if (mirrored !== null) await this.#readRoot();
    this.#subscription = this.#store.subscribeAll(mirrored, {
      onEvents: (events) => this.#take(events),
      onError: (error) => this.#halt.stop(asDamage(error)),
    });
    if (mirrored !== null) void this.#checkAgain();
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
    this.#mirror?.close();
  }

  /** Everything that stopped; empty when all is well. */
  get failures(): readonly Failure[] {
    const { damage } = this.#halt;
    return damage === undefined ? this.#applier.failures : [logFailure(damage), ...this.#applier.failures];
  }

  /** Events that a newer program wrote and this one does not know: its answers lack what they say (DESIGN §5). */
  get unknown(): number {
    return this.#applier.unknown;
  }

  /** Events applied so far. */
  get applied(): number {
    return this.#timeline.length;
  }

  /** How far the start has come; undefined once it is done. */
  get catchUp(): CatchUp | undefined {
    return this.#caughtUp ? undefined : catchUpTo(this.#head, this.position, this.#store);
  }

  /** Whether the mirror is kept, and how many changes are not in it yet; a hub without one misses nothing. */
  get mirror(): { readonly ok: boolean; readonly waiting: number } {
    return { ok: this.#mirror?.failure === undefined, waiting: this.#mirror?.waiting ?? 0 };
  }

  /** Hash over all rows and their versions. */
  get rowsHash(): string {
    return rowsHash(this.#tables);
  }

  get position(): Position {
    return this.#timeline.last ?? this.#store.beginning;
  }

  /** The last event that a hub recorded by its own clock; undefined where there is none. */
  get newest(): Recorded | undefined {
    return this.#timeline.newest;
  }

  get moved(): Position | undefined {
    return this.#tables.moved;
  }

  get root(): string {
    return this.#root;
  }

  knows(position: Position): boolean {
    return position === this.#store.beginning || this.#timeline.knows(position);
  }

  waitFor(position: Position, ms: number): Promise<boolean> {
    const reached = () => this.position >= position;
    if (reached()) return Promise.resolve(true);
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const end = this.onApplied(() => {
        if (!reached() && this.#halt.damage === undefined) return;
        clearTimeout(timer);
        end();
        resolve(reached());
      });
      if (Number.isFinite(ms))
        timer = setTimeout(() => {
          end();
          resolve(false);
        }, ms);
    });
  }

  resolveStand(stand: string): Position | 'foreign' {
    if (/^\d{4}-\d{2}-\d{2}$/.test(stand)) return this.#timeline.endOf(stand) ?? this.#store.beginning;
    return this.knows(stand) ? stand : 'foreign';
  }

  models(at?: Position): ReadModels {
    this.#halt.check();
    return at === undefined || at === this.position ? this.#tables.now : this.#tables.at(at);
  }

  readonly text = (ref: TextRef): string => this.#texts.get(ref);

  readonly pushes = (channel: string) => {
    this.#halt.check();
    return this.#pushes.of(channel);
  };

  present(value: unknown, sight: Sight): unknown {
    this.#halt.check();
    return present(value, sight, this.text);
  }

  revisionOf(stream: StreamName): number | undefined {
    return this.#timeline.revisionOf(stream);
  }

  onTold(listener: (channel: string) => void): () => void {
    this.#toldListeners.add(listener);
    return () => this.#toldListeners.delete(listener);
  }

  onApplied(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #held() {
    return { tables: this.#tables, pushes: this.#pushes, texts: this.#texts, timeline: this.#timeline };
  }

  async #readRoot(): Promise<void> {
    try {
      await patiently(this.#closing.signal, async () => {
        for await (const { metadata } of this.#store.readAll(null)) {
          this.#root = metadata.hash;
          break;
        }
      });
    } catch (error) {
      if (error instanceof EngineUnavailable || this.#closing.signal.aborted) throw error;
      this.#halt.stop(asDamage(error));
    }
  }

  // What is damaged is not served for long, even where a start needed nothing of it.
  async #checkAgain(): Promise<void> {
    try {
      const { signal } = this.#closing;
      // What one leader does not show is no damage: the engine is asked again until it is sure.
      const wrong = await patiently(signal, () => checkAgain(this.#store, this.#timeline, signal));
      if (wrong !== undefined) this.#halt.stop(wrong);
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#halt.stop(asDamage(error));
    }
  }

  #take(events: readonly StoredEvent[]): void {
    for (const event of events) {
      if (this.#halt.damage !== undefined) break;
      this.#takeOne(event);
    }
    const last = this.#timeline.last;
    if (last !== null && this.failures.length === 0 && this.unknown === 0) this.#mirror?.reached(last);
    for (const listener of [...this.#listeners]) listener();
  }

  #takeOne(event: StoredEvent): void {
    const wrong = checkSeal(event, this.#timeline.hashOf(event.stream));
    if (wrong !== 'ok') {
      this.#halt.stop(damagedEvent(event, wrong));
      return;
    }
    if (this.#timeline.last === null) this.#root = event.metadata.hash;
    try {
      this.#applier.apply(event);
      const moment = this.#timeline.add(event);
      this.#mirror?.addMoment(moment);
    } catch (error) {
      this.#halt.stop(misshapen(event, error));
      return;
    }
    // The mirror ends before what was not applied: a program that knows it must find it still to be done.
    if (this.#applier.failures.length > 0 || this.unknown > 0) this.#mirror?.stop();
  }

  #stop(): void {
    this.#mirror?.stop();
    for (const listener of [...this.#listeners]) listener();
  }
}
