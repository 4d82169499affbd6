import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Throws the mirror of the read models away: the next start builds them from the log. */
export const removeMirror = (directory: string): void => {
  for (const suffix of ['', '-wal', '-shm'])
    rmSync(join(directory, `readmodel.sqlite${suffix}`), { force: true });
};
