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

/**
 * The whole body. Rejects with Problem 413 over the limit, after the rest has been read off, and with 400 where it does not come whole. The
 * request is not destroyed: its socket is still to carry the answer.
 */
export const readBody = (request: IncomingMessage, limit = BODY_LIMIT): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    const settle = () => request.off('data', take).off('end', end).off('close', breakOff);
    const end = () => {
      settle();
      if (size > limit) reject(tooLarge());
      else resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    };
    const breakOff = () => {
      settle();
      reject(brokenOff());
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks = [];
      if (size <= DRAIN_LIMIT) return;
      request.pause();
      end();
    };
    if (request.destroyed && !request.readableEnded) breakOff();
    // An error is followed by `close`.
    else
      request
        .on('error', () => undefined)
        .on('data', take)
        .on('end', end)
        .on('close', breakOff);
  });
