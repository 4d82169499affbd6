import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dayInBerlin } from '../../contracts/days.ts';
import type { StreamName } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import { COMMANDS } from '../../contracts/subjects.ts';
import type { Access, NamedActor } from '../access/access.ts';
import type { Identity } from '../access/identity.ts';
import type { Handled, Incoming } from '../command/incoming.ts';
import type { EventStore } from '../store/event-store.ts';
import { type NumberedLine, numberedLines } from './line.ts';
import { momentAt } from './offset.ts';
import { runImport, type Submission, type Submitted } from './run.ts';

/** What loading commands files into a log needs. */
export interface LoadParts {
  readonly store: EventStore;
  readonly access: Access;
  readonly submit: (incoming: Incoming) => Promise<Handled>;
  readonly now: () => Date;
}

async function* linesOf(directory: string): AsyncGenerator<NumberedLine> {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.jsonl')).sort();
  for (const name of files) yield* numberedLines(createReadStream(join(directory, name)), name);
}

const identityOf = (actor: Submission['actor'], access: Access): Identity =>
  access.identify(actor === undefined ? undefined : access.credentialsFor(actor as NamedActor));

const asSubmitted = (error: unknown): Submitted => {
  if (!(error instanceof Problem)) throw error;
  return { status: error.status, document: error.toDocument() };
};

const submitWith =
  (parts: LoadParts, day: string) =>
  async ({
    command: name,
    target,
    actor,
    body,
    commandId,
    recordedAt,
    expectedStatus,
    index,
  }: Submission): Promise<Submitted> => {
    const command = COMMANDS.get(name);
    if (command === undefined)
      return { status: 404, document: { detail: `Den Befehl „${name}“ gibt es nicht.` } };
    const moment = recordedAt === undefined ? parts.now().toISOString() : momentAt(recordedAt, day, index);
    try {
      const handled = await parts.submit({
        command,
        target: (target ?? null) as StreamName | null,
        body,
        commandId,
        expectedStatus,
        actor: identityOf(actor, parts.access),
        imported: { recordedAt: moment, loadedOn: day },
      });
      return { status: handled.status, document: handled.answer };
    } catch (error) {
      return asSubmitted(error);
    }
  };

/**
 * The day from which a file's offsets count, or undefined where the log has been written to by others: files are only
 * loaded into an empty log, or on where an earlier loading was interrupted.
 */
const dayOfLoading = async (parts: LoadParts): Promise<string | undefined> => {
  const head = await parts.store.head();
  if (head === null) return dayInBerlin(parts.now());
  let day: string | undefined;
  for await (const event of parts.store.readAll(null)) {
    if (event.metadata.clock !== 'import') return undefined;
    day ??= event.metadata.loadedOn;
  }
  return day;
};

/**
 * Loads all commands files of a directory, in the order of their names, as far as they are not in the log yet. True
 * where the log is wholly theirs. Throws where a line is refused: the files are part of the product.
 */
export const loadFiles = async (directory: string, parts: LoadParts): Promise<boolean> => {
  const day = await dayOfLoading(parts);
  if (day === undefined) return false;
  const refused: string[] = [];
  await runImport(linesOf(directory), {
    submit: submitWith(parts, day),
    day,
    report: (number, message) => refused.push(`Zeile ${number}: ${message}`),
  });
  if (refused.length > 0) throw new Error(`Die Demo-Daten passen nicht: ${refused.slice(0, 10).join('\n')}`);
  return true;
};
