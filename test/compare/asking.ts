import { Agent } from 'node:http';
import { exchangeOver } from '../faults/harness/exchange.ts';

/** Who asks; undefined: the public. */
export type Asker = string | undefined;

/** What an address said. */
export interface Said {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Asks a hub. */
export type Ask = (path: string, asker: Asker, accept: 'text/html' | 'application/json') => Promise<Said>;

/** Asks the hub at `url` over connections that are kept. */
export const asking = (url: string): Ask => {
  const agent = new Agent({ keepAlive: true });
  return async (path, asker, accept) => {
    const headers = { accept, ...(asker === undefined ? {} : { 'x-demo-actor': asker }) };
    const { status, headers: given, text } = await exchangeOver(agent, url + path, { headers });
    return { status, type: given['content-type'] ?? '', text };
  };
};
