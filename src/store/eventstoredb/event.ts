import { type EventData, jsonEvent, type RecordedEvent } from '@eventstore/db-client';
import type { Metadata, SealedEvent, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { positionOf } from './place.ts';

/** The beginnings of the names of our streams: what the server is asked to filter by. */
export const OUR_PREFIXES = ['kommune-', 'verbund-'];

/** An event as it is sent. The version has no place of its own on this engine, so it stands in the metadata. */
export const proposed = ({ id, type, version, data, metadata }: SealedEvent): EventData =>
  jsonEvent({ id, type, data: { ...data }, metadata: { version, ...metadata } });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

const TEXTS = ['commandId', 'contentHash', 'recordedAt', 'correlationId', 'causationId', 'salt', 'hash'];

const isMetadata = (value: unknown): value is Record<string, unknown> & Metadata & { version: number } =>
  isRecord(value) &&
  TEXTS.every((name) => typeof value[name] === 'string') &&
  (value.prevHash === null || typeof value.prevHash === 'string') &&
  Number.isInteger(value.version) &&
  isRecord(value.actor);

/** Asked of every event, so as a pattern of its own; a test compares it with the contract. */
const OURS = /^(kommune|verbund)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** True where the event stands in a stream that has the name of one of ours, whoever wrote it. */
export const inOurStream = ({ streamId }: RecordedEvent): boolean => OURS.test(streamId);

/** The event as the port gives it; undefined where it was not written by us. Its seal is checked by who folds it. */
export const storedOf = (recorded: RecordedEvent): StoredEvent | undefined => {
  const { streamId, revision, id, type, data, metadata: kept, position, isJson } = recorded;
  if (!isJson || position === undefined || !isRecord(data) || !isMetadata(kept)) return undefined;
  const { version, ...metadata } = kept;
  return {
    position: positionOf(position, metadata.hash),
    stream: streamId as StreamName,
    revision: Number(revision),
    id,
    type,
    version,
    data,
    metadata: metadata as Metadata,
  };
};
