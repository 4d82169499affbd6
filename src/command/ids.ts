import { parse, v5 } from 'uuid';
import type { StreamKind } from '../../contracts/definitions.ts';
import type { StreamName } from '../../contracts/envelope.ts';

/** Namespace of all ids that we derive (RFC 9562 §5.5); a storage format, never to be changed. */
const NAMESPACE = parse('a3d5c0ee-5d0b-4f5e-9c0e-3f7a1c6f8e21');

const derived = (name: string): string => v5(Buffer.from(name), NAMESPACE);

/** The id of the `index`-th thing of `kind` that a command makes: the same on every retry (DESIGN §3). */
export const idFor = (stream: StreamName, commandId: string, kind: string, index = 0): string =>
  derived(`${stream}|${commandId}|${kind}|${index}`);

/** The stream that a command makes; `organisation` is `demo` until there is sign-in. */
export const newStream = (kind: StreamKind, organisation: string, commandId: string): StreamName =>
  `${kind}-${derived(`${kind}|${organisation}|${commandId}`)}`;
