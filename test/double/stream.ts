import type { Recorded } from './record.ts';

/** What `$$<stream>` says of a stream (rule 7.1); `$tb` beyond every number means that it is softly deleted. */
export interface StreamMetadata {
  readonly $tb?: number;
  readonly $maxCount?: number;
  /** Seconds. */
  readonly $maxAge?: number;
  readonly $acl?: { readonly $r?: string | readonly string[] };
}

const SOFTLY_DELETED = 9e18;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const metadataOf = (event: Recorded | undefined): StreamMetadata => {
  if (event === undefined) return {};
  try {
    const value: unknown = JSON.parse(Buffer.from(event.data).toString('utf8'));
    return isObject(value) ? value : {};
  } catch {
    // Rule 7.4: what cannot be read is empty.
    return {};
  }
};

/** The events of one stream, and what may be seen of them. */
export class Stream {
  readonly events: Recorded[] = [];
  tombstoned = false;
  readonly #metadataStream: Stream | undefined;

  constructor(metadataStream: Stream | undefined) {
    this.#metadataStream = metadataStream;
  }

  /** Number of the last event, -1 where there is none. */
  get current(): number {
    return this.events.length - 1;
  }

  get hasMetadata(): boolean {
    return (this.#metadataStream?.events.length ?? 0) > 0;
  }

  get metadata(): StreamMetadata {
    return metadataOf(this.#metadataStream?.events.at(-1));
  }

  get softlyDeleted(): boolean {
    return (this.metadata.$tb ?? 0) >= SOFTLY_DELETED;
  }

  /** The first number that may be seen (rules 7.2 and 7.3) where what was written before `youngerThan` has expired. */
  first(youngerThan: (seconds: number) => number): number {
    if (this.#metadataStream === undefined) return Math.max(0, this.current);
    const { $tb = 0, $maxCount, $maxAge } = this.metadata;
    const counted = $maxCount === undefined ? 0 : this.current - $maxCount + 1;
    return Math.max(0, $tb, counted, $maxAge === undefined ? 0 : this.#writtenSince(youngerThan($maxAge)));
  }

  /** Takes the last events away again, as a restore from an older copy does. */
  truncate(count: number): void {
    this.events.length = count;
  }

  #writtenSince(ms: number): number {
    const index = this.events.findIndex(({ createdMs }) => createdMs >= ms);
    return index === -1 ? this.events.length : index;
  }
}
