import { Refused } from './refused.ts';

/** What the system says of a file (errno(3)), in words that say what to do. */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'darf von diesem Benutzer nicht gelesen oder geschrieben werden.',
  EPERM: 'darf von diesem Benutzer nicht gelesen oder geschrieben werden.',
  EROFS: 'liegt auf einem Datenträger, der nur gelesen werden kann.',
  ENOSPC: 'lässt sich nicht schreiben: der Datenträger ist voll.',
  EDQUOT: 'lässt sich nicht schreiben: das Kontingent dieses Benutzers ist ausgeschöpft.',
  EFBIG: 'lässt sich nicht schreiben: so groß darf eine Datei hier nicht werden.',
  EIO: 'lässt sich nicht lesen oder schreiben: der Datenträger meldet einen Fehler.',
  EISDIR: 'ist ein Ordner. Bitte eine Datei nennen.',
  ERR_FS_EISDIR: 'ist ein Ordner und keine Datei.',
  ENOTDIR: 'gibt es nicht: ein Teil des Wegs dorthin ist eine Datei.',
  ENOENT: 'gibt es nicht.',
  EEXIST: 'gibt es inzwischen schon: ein anderer Aufruf war schneller.',
  ENAMETOOLONG: 'hat einen zu langen Namen.',
  ELOOP: 'verweist im Kreis.',
  EMFILE: 'lässt sich nicht öffnen: es sind zu viele Dateien offen.',
  ENFILE: 'lässt sich nicht öffnen: es sind zu viele Dateien offen.',
  ENXIO: 'ist keine gewöhnliche Datei.',
  EPIPE: 'wurde geschlossen, bevor alles ausgegeben war.',
};

/** What an error of the file system says of the thing called `name`; any other error as it is. */
export const fileTrouble = (name: string, error: unknown): unknown => {
  const words = WORDS[(error as NodeJS.ErrnoException | null)?.code ?? ''];
  return words === undefined ? error : new Refused(`${name} ${words}`, { cause: error });
};
