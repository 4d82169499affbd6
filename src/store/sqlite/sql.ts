/** Marks the file as ours (SQLite file format §1.3.14): "LKET". */
export const APPLICATION_ID = 0x4c4b4554;

/** Version of the tables; a newer one is refused. */
export const SCHEMA_VERSION = 1;

// Uniqueness is (stream, revision): repeats are found at their place in the stream, so no index over random event
// ids is needed (it would cost 1.6 times the append). AUTOINCREMENT is not used: nothing is ever deleted.
export const SCHEMA = `
  CREATE TABLE event (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX event_place ON event (stream, revision);
`;

export const INSERT = `
  INSERT INTO event (stream, revision, id, type, version, hash, data, metadata)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
`;

const COLUMNS = 'position, stream, revision, id, type, version, hash, data, metadata';

export const LAST_REVISION = 'SELECT max(revision) AS revision FROM event WHERE stream = ?';

/** Reads the whole stream where the id is new: only for appends that do not say at which revision. */
export const PLACE_OF_ID = 'SELECT revision FROM event WHERE stream = ? AND id = ?';

export const READ_STREAM = `
  SELECT ${COLUMNS} FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?
`;

export const READ_ALL = `SELECT ${COLUMNS} FROM event WHERE position > ? ORDER BY position LIMIT ?`;

export const HASH_AT = 'SELECT hash FROM event WHERE position = ?';

export const FIRST = 'SELECT position, hash FROM event ORDER BY position LIMIT 1';

export const HEAD = 'SELECT position, hash FROM event ORDER BY position DESC LIMIT 1';
