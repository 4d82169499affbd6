import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Usage } from '../../client/usage.ts';
import { fileTrouble } from '../../terminal/file-trouble.ts';
import { Refused } from '../../terminal/refused.ts';
import { isDataDirectory, isDataFile } from './data-directory.ts';
import { type FileKind, kindOf } from './file-kind.ts';

/** The place where a verb is going to write a file: looked at, and nothing opened for writing yet. */
export interface Target {
  /** As it was named, for people. */
  readonly name: string;
  /** The folder in which it lies and its path there, without links. */
  readonly folder: string;
  readonly path: string;
  /** The file that lies there and is to be replaced; undefined where there is none. */
  readonly former: Stats | undefined;
}

/** What a verb may write over. */
export interface TargetRules {
  /** The data directory that the verb reads, whatever it is called and however empty. */
  readonly dataDirectory: string;
  /** Whether somebody has said that a file that is there may go. */
  readonly overwrite: boolean;
  /** What such a file may be. */
  readonly mayReplace: readonly FileKind[];
}

const folderOf = (name: string): string => {
  const folder = dirname(name);
  try {
    if (statSync(folder).isDirectory()) return realpathSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw fileTrouble(folder, error);
  }
  throw new Refused(`Den Ordner ${folder} gibt es nicht.`);
};

/** Where a name leads in the end: itself, or what its link points to. */
const resolved = (name: string): string => {
  const path = join(folderOf(name), basename(name));
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path;
  try {
    return realpathSync(path);
  } catch (error) {
    throw new Refused(`${name} ist ein Verweis, der nirgendwohin führt.`, { cause: error });
  }
};

const refuseForeignPlace = (name: string, path: string, { dataDirectory }: TargetRules): void => {
  const folder = dirname(path);
  if (isDataDirectory(folder, dataDirectory))
    throw new Refused(
      `${name} läge in einem Datenverzeichnis (${folder}). Dort schreibt nur der Dienst; bitte einen anderen Ordner nennen.`,
    );
  if (isDataFile(basename(path)))
    throw new Refused(
      `${basename(path)} heißt nur eine Datei im Datenverzeichnis. Bitte einen anderen Namen wählen.`,
    );
};

const refuseToReplace = (name: string, path: string, stats: Stats, rules: TargetRules): void => {
  if (stats.isDirectory()) throw new Refused(`${name} ist ein Ordner. Bitte eine Datei nennen.`);
  if (!stats.isFile())
    throw new Refused(
      `${name} ist keine gewöhnliche Datei, sondern ein Gerät, eine Pipe oder ein Anschluss. Dorthin wird nicht geschrieben.`,
    );
  if (!rules.overwrite) throw new Refused(`${name} gibt es schon. Soll es ersetzt werden: --overwrite.`);
  // Another name of it may lie anywhere, in a data directory too.
  if (stats.nlink > 1)
    throw new Refused(
      `${name} hat noch einen zweiten Namen (harter Verweis) und wird darum nicht ersetzt. Bitte einen anderen Namen wählen.`,
    );
  if (!rules.mayReplace.includes(kindOf(path)))
    throw new Refused(
      `${name} ist eine Datenbank und wird von diesem Befehl nicht ersetzt. Bitte einen anderen Namen wählen.`,
    );
};

/**
 * The place that `name` stands for. Throws Refused where nothing may be written there: no such folder, a file that is
 * there already (without `overwrite`), what is no file, and anything of a data directory, by whatever way it is named.
 */
export const targetAt = (name: string, rules: TargetRules): Target => {
  if (name === '') throw new Usage('Wohin? Nach --out fehlt ein Name.');
  try {
    const path = resolved(name);
    refuseForeignPlace(name, path, rules);
    const former = lstatSync(path, { throwIfNoEntry: false });
    if (former !== undefined) refuseToReplace(name, path, former, rules);
    else if (name.endsWith('/')) throw new Refused(`Den Ordner ${name} gibt es nicht.`);
    return { name, path, folder: dirname(path), former };
  } catch (error) {
    throw fileTrouble(name, error);
  }
};
