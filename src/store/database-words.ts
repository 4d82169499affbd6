/** SQLite's primary result codes (sqlite.org/rescode.html) in words that say what to do. */
const WORDS: Readonly<Record<number, string>> = {
  5: 'wird gerade von einem anderen Programm benutzt.',
  8: 'ist schreibgeschützt.',
  10: 'lässt sich nicht lesen oder schreiben: der Datenträger meldet einen Fehler.',
  11: 'ist beschädigt. Bitte die letzte Sicherung zurückspielen (restore).',
  13: 'lässt sich nicht schreiben: der Datenträger ist voll.',
  14: 'lässt sich nicht öffnen. Gibt es die Datei, und darf dieser Benutzer sie lesen und schreiben?',
  26: 'ist keine Datei der Lichterkette.',
};

/** The primary result code of an error of node:sqlite; undefined for any other error. */
export const resultCode = (error: unknown): number | undefined => {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
};

/** What an error says of the file at `path`, in German; SQLite's own words where we have none. */
export const explained = (path: string, error: unknown): string => {
  // What cannot be parsed any more has been changed since we wrote it.
  const words = WORDS[error instanceof SyntaxError ? 11 : (resultCode(error) ?? -1)];
  return words === undefined
    ? `${path} lässt sich nicht benutzen: ${(error as Error).message}`
    : `${path} ${words}`;
};
