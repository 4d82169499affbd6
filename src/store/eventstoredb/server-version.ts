import type { EventStoreDBClient } from '@eventstore/db-client';
import { StoreProblem } from '../store-problem.ts';

/** The oldest server that the engine is held to by tests (docs/decisions/0014). */
const OLDEST = { major: 23, minor: 10 };

/** What the client says of a server that does not know the question: one from before 21.10. */
const UNSAID = 'unknown';

/** Longer, it is no version, and has no place in a message. */
const LONGEST = 40;

/** What the client knows and keeps to itself. */
interface Inside {
  readonly capabilities: Promise<{ readonly serverVersion: string }>;
}

/** The version that the server gives itself, fit to be printed; undefined where it gives none. */
export const serverVersion = async (client: EventStoreDBClient): Promise<string | undefined> => {
  const { serverVersion: said } = await (client as unknown as Inside).capabilities;
  const printable = said
    .replaceAll(/[^\x20-\x7e]/g, '')
    .slice(0, LONGEST)
    .trim();
  return printable === UNSAID || printable === '' ? undefined : printable;
};

/** Whether the engine works with a server of this version; `unclear` where the version has no numbers to compare. */
export const judged = (version: string | undefined): 'good' | 'too-old' | 'unclear' => {
  if (version === undefined) return 'too-old';
  const [, major, minor] = /(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined) return 'unclear';
  const newer = Number(major) > OLDEST.major;
  return newer || (Number(major) === OLDEST.major && Number(minor) >= OLDEST.minor) ? 'good' : 'too-old';
};

/** Throws StoreProblem where the server is too old, or so old that it does not say how old it is. */
export const refuseTooOld = async (client: EventStoreDBClient): Promise<void> => {
  const version = await serverVersion(client);
  if (judged(version) !== 'too-old') return;
  const said = version === undefined ? 'Er nennt keine Version' : `Er nennt die Version ${version}`;
  throw new StoreProblem(
    `Der Server unter EVENTSTORE_URL ist zu alt. ${said}; gebraucht wird EventStoreDB ${OLDEST.major}.${OLDEST.minor} oder neuer.`,
  );
};
