import { Problem } from '../../contracts/problems.ts';
import type { Incoming } from '../command/incoming.ts';
import { submit } from '../command/submit.ts';
import { loadFiles } from '../import/load-files.ts';
import { patiently } from '../project/patiently.ts';
import { EngineUnavailable } from '../store/event-store.ts';
import type { HubParts } from './listen.ts';

/** Submits a command; where the event store took nothing, that is no answer for somebody who can wait. */
const submitted = async (incoming: Incoming, parts: HubParts) => {
  try {
    return await submit(incoming, parts);
  } catch (error) {
    if (error instanceof Problem && error.code === 'writes-unavailable')
      throw new EngineUnavailable(error.message, { cause: error });
    throw error;
  }
};

/** Loads the demo's files into an empty log; while the event store is away it waits, until `signal` ends that. */
export const loadDemo = async (directory: string, parts: HubParts, signal: AbortSignal): Promise<void> => {
  const load = (incoming: Incoming) =>
    parts.halt.guard(() => patiently(signal, () => submitted(incoming, parts)));
  await patiently(signal, () => loadFiles(directory, { ...parts, submit: load }));
};
