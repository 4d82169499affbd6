import { statSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_FILE } from '../../store/data-files.ts';
import { fileTrouble } from '../../terminal/file-trouble.ts';
import { Refused } from '../../terminal/refused.ts';

/** Throws Refused where `name` is no file that can be read from its beginning to its end: a folder, a device, a pipe. */
export const assertFile = (name: string) => {
  try {
    const stats = statSync(name);
    if (stats.isDirectory()) throw new Refused(`${name} ist ein Ordner. Bitte eine Datei nennen.`);
    if (!stats.isFile())
      throw new Refused(
        `${name} ist keine gewöhnliche Datei, sondern ein Gerät, eine Pipe oder ein Anschluss.`,
      );
    return stats;
  } catch (error) {
    throw fileTrouble(name, error);
  }
};

/** Throws Refused where `name` is no file, or is the log itself that it is to replace. */
export const assertBackup = (name: string, dataDirectory: string): void => {
  const [backup, log] = [
    assertFile(name),
    statSync(join(dataDirectory, LOG_FILE), { throwIfNoEntry: false }),
  ];
  if (log !== undefined && log.dev === backup.dev && log.ino === backup.ino)
    throw new Refused(`${name} ist der Bestand selbst und keine Sicherung von ihm.`);
};
