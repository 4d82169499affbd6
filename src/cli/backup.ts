import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from '../../contracts/envelope.ts';
import { Usage } from '../client/usage.ts';
import { ForeignPosition, type LogReader } from '../store/event-store.ts';
import type { LogFiles } from '../store/log-files.ts';
import { StoreProblem } from '../store/store-problem.ts';
import { remark, tell } from '../terminal/terminal.ts';
import type { Run } from './adapters.ts';
import { checkLog, type LogCheck } from './check-log.ts';
import { dataFlag } from './data-flag.ts';
import { targetAt } from './files/target.ts';
import { writeWhole } from './files/write-whole.ts';
import { interruptible } from './interruption.ts';

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const nameAt = (moment: Date) => `lichterkette-${moment.toISOString().replaceAll(/[-:]|\.\d+/g, '')}.sqlite`;

/** Checks a copy from its first to its last event, and that it reaches at least to `since`. Throws StoreProblem. */
export const checkCopy = async (
  files: LogFiles,
  file: string,
  since: Position | null,
  stop: AbortSignal,
): Promise<LogCheck> => {
  const copy = interruptible(files.openCopy(file), stop);
  try {
    for await (const _ of copy.readAll(since)) break;
    const check = await checkLog(copy);
    if (check.faults > 0)
      throw new StoreProblem(`${file} ist als Datei beschädigt. Die Kopie wird nicht verwendet.`);
    if (check.damaged > 0)
      throw new StoreProblem(
        `${check.damaged} von ${check.count} Einträgen in ${file} sind beschädigt. Die Kopie wird nicht verwendet.`,
      );
    return check;
  } catch (error) {
    if (!(error instanceof ForeignPosition)) throw error;
    throw new StoreProblem(`${file} reicht nicht bis zum Bestand, der gesichert werden sollte.`, {
      cause: error,
    });
  } finally {
    await copy.close();
  }
};

const headOf = async (reader: LogReader): Promise<Position | null> => {
  try {
    return await reader.head();
  } finally {
    await reader.close();
  }
};

/**
 * `backup`: copies the log beside a hub that writes, checks the copy event by event, and only then gives it its name.
 * The read models are not in it: they are made from the log.
 */
export const backup: Run = async (args, adapters, stop) => {
  const { settings, values } = dataFlag(args, { out: { type: 'string' }, overwrite: { type: 'boolean' } });
  const { out, overwrite = false } = values;
  if (out === undefined) throw new Usage('Wohin? Bitte --out <Ordner oder Datei> angeben.');
  const { openReader, filesOf } = await adapters();
  const files = filesOf(settings);
  const target = targetAt(isFolder(out) ? join(out, nameAt(new Date())) : out, {
    dataDirectory: settings.LICHTERKETTE_DATA,
    overwrite,
    mayReplace: ['backup', 'other'],
  });
  const head = await headOf(openReader(settings));
  const { count, head: last } = await writeWhole(target, async (unfinished) => {
    remark('Kopie wird geschrieben …');
    files.copyTo(unfinished);
    return checkCopy(files, unfinished, head, stop);
  });
  tell(`Gesichert und geprüft: ${count} Einträge bis ${last ?? 'zum leeren Anfang'}`, target.name);
  return 0;
};
