import { Usage } from '../client/usage.ts';
import { fileTrouble } from '../terminal/file-trouble.ts';
import { orInterrupted } from './interruption.ts';

/** Bytes of an input: far more than the 64 kB that a command may have, however it is escaped. */
const MOST_BYTES = 1024 * 1024;

const collected = async (): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Usage(`Die Eingabe ist länger als ${MOST_BYTES / 1024} kB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/**
 * All that comes in on stdin. Throws Usage where it does not end, Refused where it cannot be read, and the reason where
 * `stop` comes first.
 */
export const readStdin = async (stop: AbortSignal): Promise<Buffer> => {
  try {
    return await orInterrupted(collected(), stop);
  } catch (error) {
    throw fileTrouble('Die Eingabe', error);
  } finally {
    process.stdin.destroy();
  }
};
