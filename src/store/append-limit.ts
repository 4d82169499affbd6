import type { SealedEvent } from '../../contracts/envelope.ts';

/** The most that one append may hold, in bytes as `sizeOf` counts them, on every engine: some refuse from 1 MiB on. */
export const APPEND_LIMIT = 900 * 1024;

/** Bytes of the JSON of the events' data and metadata, given as their documents. */
export const sizeOfDocuments = (documents: readonly string[]): number =>
  documents.reduce((sum, document) => sum + Buffer.byteLength(document), 0);

/** Bytes of the JSON of the events' data and metadata. */
export const sizeOf = (events: readonly SealedEvent[]): number =>
  sizeOfDocuments(events.flatMap(({ data, metadata }) => [JSON.stringify(data), JSON.stringify(metadata)]));
