import { DatabaseSync } from 'node:sqlite';

interface Part {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

const partsOf = (database: DatabaseSync): Part[] =>
  database.prepare('SELECT type, name, sql FROM sqlite_schema').all() as unknown as Part[];

const KINDS: Readonly<Record<string, string>> = {
  table: 'die Tabelle',
  index: 'der Index',
  view: 'die Sicht',
  trigger: 'der Auslöser',
};

const said = ({ type, name }: Part) => `${KINDS[type] ?? type} „${name}“`;

// As it was written down, but for the white space between its words.
const textOf = ({ type, name, sql }: Part) => JSON.stringify([type, name, sql?.replaceAll(/\s+/g, ' ')]);

/** The schema that these statements make. */
const madeBy = (statements: string): Part[] => {
  const database = new DatabaseSync(':memory:');
  try {
    database.exec(statements);
    return partsOf(database);
  } finally {
    database.close();
  }
};

/**
 * What a database holds beside the schema that `statements` make, or lacks of it, in German; empty where both are the same. A
 * trigger or an index that somebody added does what it was made for at the next thing that we write.
 */
export const strangeParts = (database: DatabaseSync, statements: string): string[] => {
  const [expected, found] = [madeBy(statements), partsOf(database)];
  const known = new Set(expected.map(textOf));
  const here = new Set(found.map(textOf));
  return [
    ...found.filter((part) => !known.has(textOf(part))).map((part) => `${said(part)} gehört nicht dazu`),
    ...expected
      .filter((part) => !here.has(textOf(part)))
      .map((part) => `${said(part)} fehlt oder wurde verändert`),
  ];
};
