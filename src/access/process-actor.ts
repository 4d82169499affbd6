import { v5 } from 'uuid';
import type { CommandDefinition } from '../../contracts/definitions.ts';
import { Problem } from '../../contracts/problems.ts';
import { PROCESSES } from '../../projections/processes/all.ts';
import type { Identity } from './identity.ts';

/** Namespace of the subjectRefs of processes (RFC 9562 §5.5); a storage format, never to be changed. */
const NAMESPACE = '0d4f6a3c-9b1e-4c57-8a62-3e7d5f10b9c4';

/** A process manager as it acts: the hub itself, in the role of the process. No person stands behind it. */
export interface ProcessActor {
  readonly organisation: 'system';
  /** The name of the process. */
  readonly role: string;
  readonly subjectRef: string;
}

/** Whoever gives a command: somebody, or a process manager. */
export type Acting = Identity | ProcessActor;

/** The actor of this process. */
export const processActor = (process: string): ProcessActor => ({
  organisation: 'system',
  role: process,
  subjectRef: v5(process, NAMESPACE),
});

/** True where nobody acts but the hub itself. */
export const isProcess = (actor: Acting): actor is ProcessActor => actor.organisation === 'system';

/** Throws Problem 403 where the process does not name the command among those that it gives. */
export const checkProcess = ({ role }: ProcessActor, { name, title }: CommandDefinition): void => {
  const gives: readonly string[] = PROCESSES.find((process) => process.name === role)?.gives ?? [];
  if (!gives.includes(name))
    throw new Problem('forbidden', {
      detail: `„${title}“ gehört nicht zu dem, was der Dienst selbst erledigt.`,
    });
};
