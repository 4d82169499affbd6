import { v5 } from 'uuid';
import { COMMANDS } from '../../contracts/subjects.ts';
import type { OwedRow } from '../../projections/processes/process.ts';
import { processActor } from '../access/process-actor.ts';
import type { Incoming } from '../command/incoming.ts';

/** The key of a reaction: the same on every replica and after every restart, another one for every event (DESIGN §3, Ids). */
export const keyOf = (process: string, { cause, key }: OwedRow): string =>
  v5(`${process}|${key}`, cause.eventId);

/** The command that a process gives, caused by the event because of which it is owed. Throws where the command does not exist. */
export const commandOf = (process: string, row: OwedRow): Incoming => {
  const command = COMMANDS.get(row.command);
  if (command === undefined) throw new Error(`there is no command ${row.command}`);
  return {
    command,
    target: row.target,
    body: row.body,
    commandId: keyOf(process, row),
    actor: processActor(process),
    causationId: row.cause.eventId,
    correlationId: row.cause.correlationId,
  };
};
