import { isDeepStrictEqual } from 'node:util';
import type { Position, StoredEvent } from '../../contracts/envelope.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import { upcast } from '../../contracts/upcast.ts';
import type { ProjectedEvent } from '../../projections/model/event.ts';
import type { Projection, Step } from '../../projections/model/projection.ts';
import type { PushDraft, RecordedPush } from '../../projections/model/push.ts';
import type { Failure } from './failure.ts';
import { KeptHere } from './memory.ts';
import type { PushLog } from './push-log.ts';
import type { Tables } from './tables.ts';
import { referring, type Texts } from './texts.ts';

type Apply = (event: ProjectedEvent, step: Step<unknown, object>) => void;

/**
 * Applies events to all projections in their order. A projection that throws stops, and those after it with it, since
 * they read its tables: loudly, and made good only by a rebuild, never applied late (DESIGN §5).
 */
export class Applier {
  readonly failures: Failure[] = [];
  /** Events of a type or version that this program does not know: nothing was made of them. */
  unknown = 0;
  readonly #projections: readonly Projection[];
  readonly #texts: Texts;
  readonly #pushes: PushLog;
  readonly #writers: ReadonlyMap<string, object>;
  readonly #models: ReadonlyMap<string, object>;
  readonly #modelsThen: ReadonlyMap<string, object>;
  #position = '' as Position;
  /** What the projections make of the event together. */
  #once = new KeptHere();
  #lastPush: RecordedPush | undefined;

  constructor(projections: readonly Projection[], tables: Tables, texts: Texts, pushes: PushLog) {
    this.#projections = projections;
    this.#texts = texts;
    this.#pushes = pushes;
    this.#models = new Map(projections.map(({ name, reads }) => [name, tables.of(reads)]));
    this.#modelsThen = new Map(
      projections.map(({ name, reads }) => [name, tables.asWere(reads, () => this.#position)]),
    );
    this.#writers = new Map(
      projections.map(({ name }) => [name, tables.writers(name, () => this.#position)]),
    );
  }

  /** Applies one event; one of a type or version that this program does not know changes nothing. */
  apply(stored: StoredEvent): void {
    if (this.#isUnknown(stored)) return;
    this.#position = stored.position;
    this.#once = new KeptHere();
    const event = projected(stored, this.#texts.keep(upcast(stored)));
    for (const projection of this.#projections) if (!this.#applyTo(projection, event, this.#models)) return;
  }

  /**
   * Applies an event to the projections of these names alone, which have not applied it when the others did: they read the tables of those
   * as they were then.
   */
  applyLate(stored: StoredEvent, names: ReadonlySet<string>): void {
    if (this.#isUnknown(stored)) return;
    this.#position = stored.position;
    this.#once = new KeptHere();
    const event = projected(stored, referring(upcast(stored)));
    for (const projection of this.#projections)
      if (names.has(projection.name) && !this.#applyTo(projection, event, this.#modelsThen)) return;
  }

  #isUnknown({ type, version }: StoredEvent): boolean {
    const definition = EVENTS.get(type);
    if (definition !== undefined && version <= definition.version) return false;
    this.unknown += 1;
    return true;
  }

  #applyTo(projection: Projection, event: ProjectedEvent, models: ReadonlyMap<string, object>): boolean {
    if (this.failures.some((failure) => failure.projection === projection.name)) return false;
    const drafts: PushDraft[] = [];
    const step = {
      tables: this.#writers.get(projection.name),
      models: models.get(projection.name),
      once: this.#once,
      push: (draft: PushDraft) => drafts.push(draft),
    } as Step<unknown, object>;
    try {
      (projection.on[event.type] as Apply | undefined)?.(event, step);
      (projection.onEvery as Apply | undefined)?.(event, step);
    } catch (error) {
      this.#fail(projection.name, event, (error as Error).message);
      return false;
    }
    for (const draft of drafts) this.#tell(projection.name, event, draft);
    return true;
  }

  #tell(projection: string, event: ProjectedEvent, { channels, ...told }: PushDraft): void {
    const { position, type, id: eventId, recordedAt: time, stream } = event;
    const push = this.#sameAsBefore({ position, type, eventId, time, stream, ...told });
    this.#pushes.add(projection, channels, push);
  }

  // Projections tell of the same event on channels of their own, mostly in the same words: these are kept once.
  #sameAsBefore(push: RecordedPush): RecordedPush {
    const before = this.#lastPush;
    if (before?.eventId === push.eventId && isDeepStrictEqual(before, push)) return before;
    this.#lastPush = push;
    return push;
  }

  #fail(projection: string, { id: eventId }: ProjectedEvent, message: string): void {
    this.failures.push({ projection, eventId, message });
  }
}

/** The event as projections see it, with `data` in which references stand for texts. */
const projected = (stored: StoredEvent, data: object): ProjectedEvent => {
  const { id, type, position, stream, revision, metadata } = stored;
  const { organisation, role } = metadata.actor;
  return {
    id,
    type,
    data,
    position,
    stream,
    revision,
    recordedAt: metadata.recordedAt,
    ...(metadata.clock === undefined ? {} : { clock: metadata.clock }),
    correlationId: metadata.correlationId,
    actor: { organisation, role },
  } as unknown as ProjectedEvent;
};
