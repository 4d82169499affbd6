import { setTimeout as pause } from 'node:timers/promises';
import type { Position, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { searchCatalogue } from '../../projections/catalogue/search-index.ts';
import type { Projection, Sight, TextRef } from '../../projections/model.ts';
import type { ReadModels } from '../../projections/read-models.ts';
import {
  EngineUnavailable,
  type EventStore,
  ForeignPosition,
  type Subscription,
} from '../append/event-store.ts';
import { checkSeal } from '../append/seal.ts';
import { Applier, type Failure } from './apply.ts';
import { type CatchUp, catchUpTo } from './catch-up.ts';
import { Mirror } from './mirror.ts';
import { MirrorFile } from './mirror-file.ts';
import { present } from './present.ts';
import { PushLog } from './push-log.ts';
import type { ReadSide } from './read-side.ts';
import { rowsHash } from './rows-hash.ts';
import { Tables } from './tables.ts';
import { Texts } from './texts.ts';
import { Timeline } from './timeline.ts';

/** What the read models are made from. */
export interface RunnerParts {
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  /** Where the mirror lives; without it nothing is kept. */
  readonly mirrorDirectory?: string;
  /** Throws away what the mirror kept. */
  readonly anew?: boolean;
  /** What is made of the tables before the first question, in small steps. */
  readonly warmUp?: (models: ReadModels, text: (ref: TextRef) => string) => Iterable<void>;
}

/** How long the steps of the warming up may take before others have their turn. */
const TURN_MS = 10;

const fingerprintOf = (projections: readonly Projection[]) =>
  JSON.stringify(projections.map(({ name, version }) => [name, version]));

/** How long to wait before an engine that is away is asked again at the start. */
const AWAY_MS = 500;

/** Follows the log and keeps the read models: the only one that writes them (DESIGN §5). */
export class Runner implements ReadSide {
  readonly #store: EventStore;
  readonly #texts = new Texts();
  readonly #pushes = new PushLog();
  readonly #timeline = new Timeline();
  readonly #tables: Tables;
  readonly #applier: Applier;
  readonly #mirror: Mirror | undefined;
  readonly #lastHashes = new Map<StreamName, string>();
  readonly #listeners = new Set<() => void>();
  readonly #warmUp: NonNullable<RunnerParts['warmUp']>;
  #mirrored: Position | null = null;
  readonly #closing = new AbortController();
  #stopped: Failure | undefined;
  #caughtUp = false;
  #head: Position | null = null;
  #subscription: Subscription | undefined;

  constructor({ store, projections, mirrorDirectory, anew = false, warmUp = () => [] }: RunnerParts) {
    this.#store = store;
    this.#warmUp = warmUp;
    this.#mirror =
      mirrorDirectory === undefined
        ? undefined
        : new Mirror(new MirrorFile(mirrorDirectory, fingerprintOf(projections)));
    if (anew) this.#mirror?.clear();
    this.#tables = new Tables(projections, (table, key, position, row) =>
      this.#mirror?.addRow([table, key, position, row]),
    );
    this.#applier = new Applier(projections, this.#tables, this.#texts, this.#pushes, (kept) =>
      this.#mirror?.addPush(kept),
    );
  }

  /**
   * Loads what the mirror kept and follows the log from there. Resolves when the log's head has been applied and all is
   * ready for questions; while the engine is away, it waits for it.
   */
  async start(): Promise<void> {
    if (this.#mirror !== undefined) await this.#patiently(() => this.#restore(this.#mirror as Mirror));
    const head = await this.#patiently(() => this.#store.head());
    this.#head = head;
    const caughtUp = head === null ? Promise.resolve(true) : this.waitFor(head, Number.POSITIVE_INFINITY);
    this.#subscription = this.#store.subscribeAll(null, {
      onEvents: (events) => this.#take(events),
      onError: (error) => this.#stop({ projection: 'events', eventId: '', message: error.message }),
    });
    await caughtUp;
    let began = performance.now();
    for (const _ of this.#warmUp(this.models(), this.text)) {
      if (performance.now() - began < TURN_MS) continue;
      await new Promise(setImmediate);
      began = performance.now();
    }
    this.#caughtUp = true;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#subscription?.close();
    this.#mirror?.close();
  }

  /** Everything that stopped; empty when all is well. */
  get failures(): readonly Failure[] {
    return this.#stopped === undefined ? this.#applier.failures : [this.#stopped, ...this.#applier.failures];
  }

  /** Events that a newer program wrote and this one does not know: its answers lack what they say (DESIGN §5). */
  get unknown(): number {
    return this.#applier.unknown;
  }

  /** Why the log itself could not be read on; undefined while it can. */
  get unreadable(): Failure | undefined {
    return this.#stopped;
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

  get position(): Position | null {
    return this.#timeline.last;
  }

  knows(position: Position): boolean {
    return this.#timeline.knows(position);
  }

  waitFor(position: Position, ms: number): Promise<boolean> {
    const reached = () => this.position !== null && this.position >= position;
    if (reached()) return Promise.resolve(true);
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const end = this.onApplied(() => {
        if (!reached() && this.#stopped === undefined) return;
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

  resolveStand(stand: string): Position | null | 'foreign' {
    if (/^\d{4}-\d{2}-\d{2}$/.test(stand)) return this.#timeline.endOf(stand);
    return this.knows(stand) ? stand : 'foreign';
  }

  models(at?: Position | null): ReadModels {
    return at === undefined || at === this.position ? this.#tables.now : this.#tables.at(at);
  }

  readonly text = (ref: TextRef): string => this.#texts.get(ref);

  readonly pushes = (channel: string) => this.#pushes.of(channel);

  search(words: string, at?: Position | null) {
    return searchCatalogue(this.models(at), words, this.text);
  }

  present(value: unknown, sight: Sight): unknown {
    return present(value, sight, this.text);
  }

  revisionOf(stream: StreamName): number | undefined {
    return this.#timeline.revisionOf(stream);
  }

  onApplied(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #patiently<Result>(ask: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof EngineUnavailable) || this.#closing.signal.aborted) throw error;
        await pause(AWAY_MS, undefined, { signal: this.#closing.signal });
      }
    }
  }

  /** Takes what the mirror kept, where it was made from this very log. */
  async #restore(mirror: Mirror): Promise<void> {
    if (!(await this.#isOfThisLog(mirror.checkpoint))) mirror.clear();
    const tables = new Map(this.#tables.all.map((table) => [table.name, table]));
    for (const { checkpoint, rows, pushes } of mirror.batches()) {
      for (const [table, key, position, row] of rows) tables.get(table)?.restore(key, position, row);
      for (const { channels, push } of pushes) this.#pushes.add(channels, push);
      this.#mirrored = checkpoint;
    }
  }

  async #isOfThisLog(position: Position | null): Promise<boolean> {
    try {
      if (position !== null) for await (const _ of this.#store.readAll(position)) break;
      return true;
    } catch (error) {
      if (!(error instanceof ForeignPosition)) throw error;
      return false;
    }
  }

  #take(events: readonly StoredEvent[]): void {
    for (const event of events) {
      if (this.#stopped !== undefined) break;
      this.#takeOne(event);
    }
    const last = this.position;
    if (last !== null && this.failures.length === 0 && this.unknown === 0 && last > (this.#mirrored ?? ''))
      this.#mirror?.reached(last);
    for (const listener of [...this.#listeners]) listener();
  }

  #takeOne(event: StoredEvent): void {
    const wrong = checkSeal(event, this.#lastHashes.get(event.stream) ?? null);
    if (wrong !== 'ok') {
      this.#stop({
        projection: 'events',
        eventId: event.id,
        message: `the stored event is damaged: ${wrong}`,
      });
      return;
    }
    this.#lastHashes.set(event.stream, event.metadata.hash);
    // Rows of what the mirror kept are there already; their texts are not.
    if (this.#mirrored !== null && event.position <= this.#mirrored) this.#texts.keep(event);
    else this.#applier.apply(event);
    this.#timeline.add(event);
    // The mirror ends before what was not applied: a program that knows it must find it still to be done.
    if (this.#applier.failures.length > 0 || this.unknown > 0) this.#mirror?.stop();
  }

  #stop(failure: Failure): void {
    this.#stopped = failure;
    this.#mirror?.stop();
    for (const listener of [...this.#listeners]) listener();
  }
}
