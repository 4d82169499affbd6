import type { IncomingMessage } from 'node:http';
import { Problem } from '../../contracts/problems.ts';

/** What a body may have, in bytes (INTERFACE: 413 over 64 kB). */
export const BODY_LIMIT = 64 * 1024;

// How much of an oversized body is read off and dropped, so that the client gets to read our answer
// instead of a reset connection; whoever sends more is cut off.
const DRAIN_LIMIT = 64 * 1024 * 1024;

const tooLarge = () =>
  new Problem('too-large', { detail: 'Die Anfrage darf höchstens 64 kB groß sein. Bitte kürzen.' });

const brokenOff = () => new Problem('malformed-json', { detail: 'Die Anfrage kam nicht vollständig an.' });

/** The whole body. Throws Problem 413 over the limit, after the rest has been read off. */
export const readBody = async (request: IncomingMessage, limit = BODY_LIMIT): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Leaving the loop must not destroy the request: its socket is still to carry the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (size > DRAIN_LIMIT) break;
    }
  } catch {
    throw brokenOff();
  }
  if (size > limit) throw tooLarge();
  return Buffer.concat(chunks);
};
