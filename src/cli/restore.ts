import { parseArgs } from 'node:util';
import { clearMirror } from '../project/mirror-file.ts';
import { readSettings } from '../settings.ts';
import type { Run } from './adapters.ts';
import { checkCopy } from './backup.ts';
import type { LogCheck } from './check-log.ts';
import { Usage } from './usage.ts';

const parsed = (args: string[]) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { data: { type: 'string' }, overwrite: { type: 'boolean', default: false } },
  });
  const [copy, ...more] = positionals;
  if (copy === undefined || more.length > 0) throw new Usage('Bitte genau eine Sicherung angeben.');
  const flags = values.data === undefined ? [] : ['--data', values.data];
  return { settings: readSettings(process.env, flags), copy, overwrite: values.overwrite };
};

/**
 * `restore`: puts a backup in the place of the log, checked event by event where it lies then. Needs the lock; a log that
 * is there is only replaced with `--overwrite`, and kept beside.
 */
export const restore: Run = async (args, adapters) => {
  const { settings, copy, overwrite } = parsed(args);
  const files = (await adapters()).filesOf(settings);
  let found: LogCheck | undefined;
  const check = async (file: string) => {
    found = await checkCopy(files, file, null);
    // While the lock is held: a mirror of another log would be of no use.
    clearMirror(settings.LICHTERKETTE_DATA);
  };
  const aside = await files.replaceWith(copy, { overwrite, check, now: new Date() });
  console.info(
    `Zurückgespielt und geprüft: ${found?.count} Einträge bis ${found?.head ?? 'zum leeren Anfang'}`,
  );
  if (aside !== undefined) console.info(`Der frühere Bestand liegt jetzt in ${aside}`);
  return 0;
};
