import type { SealedEvent } from '../../contracts/envelope.ts';

/** The most that one append may hold, in bytes as `sizeOf` counts them, on every engine: some refuse from 1 MiB on. */
export const APPEND_LIMIT = 900 * 1024;

/** What an operator must give an EventStoreDB server that takes less than `APPEND_LIMIT`. */
const SERVER_OPTION = '--max-append-size=1048576';

/** Why an append is refused that is larger than the engine takes, and what to do: German, for those who entered it. */
export const tooLargeSentence = (limitBytes: number): string =>
  limitBytes >= APPEND_LIMIT
    ? 'Diese Eintragung ist zu groß.'
    : `Diese Eintragung ist größer, als der Speicher sie nimmt: Sein Server ist auf ${limitBytes} Byte gestellt, vorgesehen sind ${APPEND_LIMIT}. Bitte kürzen, oder die Betriebsstelle bitten, ihn mit ${SERVER_OPTION} zu starten.`;

/** Bytes of the JSON of the events' data and metadata, given as their documents. */
export const sizeOfDocuments = (documents: readonly string[]): number =>
  documents.reduce((sum, document) => sum + Buffer.byteLength(document), 0);

/** Bytes of the JSON of the events' data and metadata. */
export const sizeOf = (events: readonly SealedEvent[]): number =>
  sizeOfDocuments(events.flatMap(({ data, metadata }) => [JSON.stringify(data), JSON.stringify(metadata)]));
