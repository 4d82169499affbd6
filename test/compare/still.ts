import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a hub (`--import`): chance always says the same, so that two hubs that do the same store the same bytes. For
 * programs that only compare; whoever guesses a salt could confirm what a published hash stands for.
 */
const still = { ...crypto };
crypto.randomFillSync = ((buffer: NodeJS.ArrayBufferView) => {
  new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).fill(7);
  return buffer;
}) as typeof still.randomFillSync;
crypto.randomBytes = ((size: number) => Buffer.alloc(size, 7)) as typeof still.randomBytes;
crypto.randomUUID = () => '07070707-0707-4707-8707-070707070707';
syncBuiltinESMExports();
