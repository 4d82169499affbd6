import { hash as hashAtOnce } from 'node:crypto';
import type { Metadata, SealedEvent, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { canonicalJson } from './canonical.ts';

/** Where an event is to stand: its place in its stream, and the hash of the event before it there. */
export interface Place {
  readonly stream: StreamName;
  readonly revision: number;
  readonly prevHash: string | null;
}

/** An event before it is sealed. */
export type Unsealed = Omit<SealedEvent, 'metadata'>;

/**
 * SHA-256 (hex) over RFC 8785 JSON of (stream, revision, id, type, version, data, metadata without `hash`): of the
 * stored shape, without the position, which an engine gives (DESIGN §3).
 */
export const hashOf = (
  stream: StreamName,
  revision: number,
  event: Unsealed,
  metadata: Omit<Metadata, 'hash'>,
): string => {
  const { id, type, version, data } = event;
  // In their order already.
  const text = canonicalJson({ data, id, metadata, revision, stream, type, version });
  if (text === undefined) throw new Error(`event ${id} has no canonical JSON`);
  return hashAtOnce('sha256', text, 'hex');
};

// What was sealed a moment ago and has not left this program since is what it was: by its very objects, at the same place.
const places = new WeakMap<Metadata, { stream: StreamName; revision: number; event: Unsealed }>();

const isAsSealed = ({ stream, revision, id, type, version, data, metadata }: StoredEvent): boolean => {
  const place = places.get(metadata);
  if (place === undefined || place.stream !== stream || place.revision !== revision) return false;
  const { event } = place;
  return event.id === id && event.type === type && event.version === version && event.data === data;
};

/** The event with its metadata completed by the chain: what comes before it, and its own hash. */
export const seal = (
  { stream, revision, prevHash }: Place,
  event: Unsealed,
  metadata: Omit<Metadata, 'prevHash' | 'hash'>,
): SealedEvent => {
  const chained = { ...metadata, prevHash };
  const hash = hashOf(stream, revision, event, chained);
  const sealed = { ...event, metadata: { ...chained, hash } };
  places.set(sealed.metadata, { stream, revision, event });
  return sealed;
};

/** What a check of a stored event finds: all well, changed content, or a broken chain. */
export type SealCheck = 'ok' | 'hash' | 'chain';

const computed = new WeakMap<StoredEvent, string>();

/** The hash that this very object should have. The same event comes to the read models and to the command side. */
const ownHash = (stored: StoredEvent): string => {
  const known = computed.get(stored);
  if (known !== undefined) return known;
  if (isAsSealed(stored)) return stored.metadata.hash;
  const { stream, revision, id, type, version, data } = stored;
  const { hash: _, ...metadata } = stored.metadata;
  const hash = hashOf(stream, revision, { id, type, version, data }, metadata);
  computed.set(stored, hash);
  return hash;
};

/** True for an event that is as it was sealed; whether the event before it is, too, is asked of `checkSeal`. */
export const isSealed = (stored: StoredEvent): boolean => ownHash(stored) === stored.metadata.hash;

/** Checks an event against its own hash and against the hash of the event before it in its stream. */
export const checkSeal = (stored: StoredEvent, prevHash: string | null): SealCheck => {
  if (!isSealed(stored)) return 'hash';
  return stored.metadata.prevHash === prevHash ? 'ok' : 'chain';
};
