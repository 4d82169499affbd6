import { Usage } from '../client/usage.ts';
import { clearMirror } from '../project/mirror/mirror-file.ts';
import { tell } from '../terminal/terminal.ts';
import type { Run } from './adapters.ts';
import { checkCopy } from './backup.ts';
import type { LogCheck } from './check-log.ts';
import { dataFlag } from './data-flag.ts';
import { assertBackup } from './files/source.ts';

const parsed = (args: string[]) => {
  const { settings, values, positionals } = dataFlag(args, { overwrite: { type: 'boolean' } }, true);
  const [copy, ...more] = positionals;
  if (copy === undefined || more.length > 0) throw new Usage('Bitte genau eine Sicherung angeben.');
  return { settings, copy, overwrite: values.overwrite ?? false };
};

/**
 * `restore`: puts a backup in the place of the log, checked event by event where it lies then. Needs the lock; a log that
 * is there is only replaced with `--overwrite`, and kept beside.
 */
export const restore: Run = async (args, adapters, stop) => {
  const { settings, copy, overwrite } = parsed(args);
  const files = (await adapters()).filesOf(settings);
  assertBackup(copy, settings.LICHTERKETTE_DATA);
  // Before anything is made or held: what is no backup leaves no trace.
  await files.openCopy(copy).close();
  let found: LogCheck | undefined;
  const check = async (file: string) => {
    found = await checkCopy(files, file, null, stop);
    // While the lock is held: a mirror of another log would be of no use.
    clearMirror(settings.LICHTERKETTE_DATA);
  };
  const aside = await files.replaceWith(copy, { overwrite, check, now: new Date() });
  tell(`Zurückgespielt und geprüft: ${found?.count} Einträge bis ${found?.head ?? 'zum leeren Anfang'}`);
  if (aside !== undefined) tell(`Der frühere Bestand liegt jetzt in ${aside}`);
  return 0;
};
