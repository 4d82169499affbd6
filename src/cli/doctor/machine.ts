import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_FILE, MIRROR_FILE } from '../../store/data-files.ts';
import type { Finding } from '../../store/finding.ts';
import { VERSION } from '../../version.ts';
import { fileSystemFinding } from './file-system.ts';

const MIN_FREE_BYTES = 500_000_000;
const YEAR_OF_THIS_EDITION = 2026;
const CLOCK_TOLERANCE_MS = 60_000;

/** The versions that run here. */
export const versions = (): Finding => ({
  state: Number(process.versions.node.split('.')[0]) >= 24 ? 'good' : 'wrong',
  text: `Lichterkette ${VERSION}, Node ${process.versions.node} (gebraucht wird 24 oder neuer), SQLite ${process.versions.sqlite ?? 'fehlt'}`,
});

/** When something in the directory was last written (milliseconds since 1970), as the file system says. */
const lastWritten = (directory: string): number =>
  Math.max(
    ...[LOG_FILE, `${LOG_FILE}-wal`, MIRROR_FILE].map(
      (name) => statSync(join(directory, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    ),
  );

/** Whether the clock can be right: it stands neither before this edition nor before what was written last. */
export const clock = (directory: string, now: Date): Finding => {
  const text = `Uhr: ${now.toISOString()}`;
  if (now.getFullYear() < YEAR_OF_THIS_EDITION) return { state: 'wrong', text: `${text} geht nach` };
  if (now.getTime() + CLOCK_TOLERANCE_MS < lastWritten(directory))
    return { state: 'wrong', text: `${text} steht vor der letzten Eintragung: bitte stellen` };
  return { state: 'good', text };
};

/** Room and kind of the file system that holds the directory. */
export const disk = (directory: string): Finding[] => {
  const { bavail, bsize, type } = statfsSync(directory);
  const free = bavail * bsize;
  return [
    {
      state: free > MIN_FREE_BYTES ? 'good' : 'wrong',
      text: `Freier Platz bei ${directory}: ${Math.round(free / 1e6)} MB`,
    },
    fileSystemFinding(type),
  ];
};
