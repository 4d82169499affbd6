import { status } from '@grpc/grpc-js';
import type { Expected, Proposed } from './record.ts';
import type { Serving } from './serving.ts';
import { failure } from './status.ts';
import { nameOf } from './wire.ts';

interface SentUuid {
  getString(): string;
  hasStructured(): boolean;
}

/** A proposed event as it comes over the wire. */
interface SentEvent {
  getId(): SentUuid | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getCustomMetadata_asU8(): Uint8Array;
  getData_asU8(): Uint8Array;
}

/** What the options of an append have in common, one by one and in a batch. */
interface SentOptions {
  getStreamIdentifier(): Parameters<typeof nameOf>[0];
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

/** Rule 2.2: only "is JSON" is kept of the content type. */
export const proposed = (event: SentEvent): Proposed => ({
  id: (event.getId()?.getString() ?? '').toLowerCase(),
  type: event.getMetadataMap().get('type') ?? '',
  json: event.getMetadataMap().get('content-type') === 'application/json',
  metadata: event.getCustomMetadata_asU8(),
  data: event.getData_asU8(),
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Rules 2.2, 2.3 and 2.15: what is wrong with an event that was sent; undefined where nothing is. */
export const wrongWith = (event: SentEvent): 'metadata' | 'event' | undefined => {
  const metadata = event.getMetadataMap();
  if (metadata.get('type') === undefined || metadata.get('content-type') === undefined) return 'metadata';
  return metadata.get('type') === '' || !UUID.test(event.getId()?.getString() ?? '') ? 'event' : undefined;
};

/** Rule 6.8. */
export const missingMetadata = () =>
  failure(status.INVALID_ARGUMENT, 'Required Metadata Property Missing', {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

const LARGEST = 2 ** 63;

/** Rules 2.3 and 2.15: the expectation of an append; undefined where it makes no sense, or its stream has no name. */
export const expectedOf = (options: SentOptions, revision: string | undefined): Expected | undefined => {
  const name = nameOf(options.getStreamIdentifier());
  if (name === '' || name === '$$') return undefined;
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  if (revision === undefined) return undefined;
  // The largest number of all is taken for "no stream".
  if (revision === String(2n ** 64n - 1n)) return 'no_stream';
  return Number(revision) < LARGEST ? Number(revision) : undefined;
};

/** Rule 2.16: bytes of an append that count; before 24.10.4 only the data does. */
export const sizeOf = (events: readonly Proposed[], dataAlone: boolean): number =>
  events.reduce(
    (sum, { data, metadata, type }) =>
      sum + data.length + (dataAlone ? 0 : metadata.length + 2 * type.length),
    0,
  );

/** Whether a node counts the data alone. */
export const countsDataAlone = ({ manner, log }: Pick<Serving, 'manner' | 'log'>): boolean =>
  manner === '23.10' && log.hardships.has('2.16');
