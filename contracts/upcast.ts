import { EVENTS } from './subjects.ts';

/** What of a stored event says in which shape its data is. */
interface Versioned {
  readonly type: string;
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * A stored event in the newest shape that this program knows of its type: the same one where it is stored so, and where its type or
 * version is not known. Whatever reads the data of events reads them through this; hashes, exports and answers to repeats hold what is stored.
 */
export const upcast = <Stored extends Versioned>(event: Stored): Stored => {
  const { upcasters = [], version: newest = event.version } = EVENTS.get(event.type) ?? {};
  if (event.version >= newest) return event;
  const data = upcasters.slice(event.version - 1).reduce((older, lift) => lift(older), event.data);
  return { ...event, version: newest, data };
};
