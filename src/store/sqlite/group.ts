import type { DatabaseSync } from 'node:sqlite';
import { Damage } from '../damage.ts';
import { type Heads, type Member, memberAppender, type Written } from './append-member.ts';

/** Writes members inside one transaction, each in a SAVEPOINT of its own. */
export interface GroupWriter {
  /** Writes all and commits. Throws only where the transaction as a whole failed. */
  write(members: readonly Member[]): readonly Written[];
}

/** Gives each member a SAVEPOINT: a member that fails rolls back only itself. */
const inSavepoints = (database: DatabaseSync, append: (member: Member) => Written) => {
  const savepoint = database.prepare('SAVEPOINT member');
  const release = database.prepare('RELEASE member');
  return (member: Member): Written => {
    // A single INSERT undoes itself where it fails; only several of them need a place to go back to.
    if (member.events.length === 1) return append(member);
    savepoint.run();
    try {
      const result = append(member);
      release.run();
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK TO member; RELEASE member');
      throw error;
    }
  };
};

/**
 * Throws Damage once another connection has committed (sqlite.org/pragma.html#pragma_data_version). Called inside the
 * transaction: so nothing of ours is written beside what another program, or a trigger of its making, has put there.
 */
const foreignCommitCheck = (database: DatabaseSync): (() => void) => {
  const version = database.prepare('PRAGMA data_version');
  const read = () => (version.get() as { data_version: number }).data_version;
  const known = read();
  return () => {
    if (read() === known) return;
    throw new Damage(
      'In den Bestand hat ein anderes Programm geschrieben, während der Dienst lief. Bitte den Dienst anhalten, prüfen (verify) und die letzte Sicherung zurückspielen (restore), wo etwas fehlt oder verändert ist.',
    );
  };
};

/** Prepares writing through `database`, which this process alone writes to; `heads` are kept up, and may be read. */
export const groupWriter = (database: DatabaseSync, heads: Heads = new Map()): GroupWriter => {
  const append = inSavepoints(database, memberAppender(database, heads));
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const checkForeignCommits = foreignCommitCheck(database);
  return {
    write: (members) => {
      begin.run();
      try {
        checkForeignCommits();
        const results = members.map(append);
        commit.run();
        return results;
      } catch (error) {
        heads.clear();
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
  };
};
