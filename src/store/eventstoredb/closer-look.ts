import { setTimeout as pause } from 'node:timers/promises';
import { openClient, type Target } from './client.ts';
import { Silence } from './failure.ts';

interface Inside {
  readonly capabilities: Promise<unknown>;
}

/** What one host answers to the question that every server answers to everybody; undefined where it does. */
const errorAt = async (target: Target, index: number, ms: number): Promise<unknown> => {
  const host = target.address.hosts[index];
  if (host === undefined) return undefined;
  const client = openClient({ ...target, address: { ...target.address, discover: false, hosts: [host] } });
  const asked = (client.esdb as unknown as Inside).capabilities.then(
    () => undefined,
    (error: unknown) => error,
  );
  const late = pause(ms, new Silence(`no answer within ${ms} ms`), { ref: false });
  try {
    return await Promise.race([asked, late]);
  } finally {
    await client.close();
  }
};

const isClosed = (error: unknown): boolean => /ECONNREFUSED/.test((error as Error).message);

/**
 * Why no server of a cluster was found, where that is the error: the client says only that it found none. Each host is asked alone; an
 * error that is not just a closed port tells most. Resolves to `error` itself where a host answers, so that its cluster is not ready.
 */
export const closerLook = async (error: unknown, target: Target, ms: number): Promise<unknown> => {
  if (!/Failed to discover/.test((error as Error).message)) return error;
  const errors = await Promise.all(target.address.hosts.map((_, index) => errorAt(target, index, ms)));
  const found = errors.filter((one) => one !== undefined);
  if (found.length < errors.length) return error;
  return found.find((one) => !isClosed(one)) ?? found[0];
};
