import { randomFillSync } from 'node:crypto';

const BYTES = 16;

// Asking the system for a few bytes at a time costs more than all the hashing of an event.
const pool = Buffer.alloc(256 * BYTES);
let used = pool.length;

/** 16 fresh random bytes as hex. */
export const newSalt = (): string => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES;
  return pool.toString('hex', used - BYTES, used);
};
