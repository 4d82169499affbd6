import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes what was written under `path` (a file that no database holds open, or a folder) survive a power cut. */
export const toDisk = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};
