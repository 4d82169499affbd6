import { parseArgs } from 'node:util';
import { Usage } from '../client/usage.ts';
import { readSettings, type Settings, WrongSetting } from '../settings.ts';
import { remark, tell } from '../terminal/terminal.ts';
import type { Run } from './adapters.ts';
import { copyLog, NotACopy, type Progress } from './copy-log.ts';
import { interruptible } from './interruption.ts';

const FORM = 'sqlite:<verzeichnis> oder <speicher>:<adresse>, zum Beispiel sqlite:./data';

/** The setting that says where an engine's log is. */
const WHERE: Readonly<Record<Settings['LICHTERKETTE_ENGINE'], keyof Settings>> = {
  sqlite: 'LICHTERKETTE_DATA',
  eventstoredb: 'EVENTSTORE_URL',
};

/**
 * The settings of the log that `<engine>:<place>` names; without a place, that of the environment. Throws Usage where
 * there is no such engine.
 */
const placeNamed = (
  text: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Settings => {
  const [, engine = '', place = ''] = /^([a-z]+):(.*)$/.exec(text ?? '') ?? [];
  const setting = WHERE[engine as keyof typeof WHERE];
  if (setting === undefined) throw new Usage(`--from und --to: ${FORM}`);
  const given = place === '' ? {} : { [setting]: place };
  try {
    return readSettings({ ...environment, LICHTERKETTE_ENGINE: engine, ...given });
  } catch (error) {
    if (error instanceof WrongSetting) throw new Usage(error.message);
    throw error;
  }
};

const shown: Progress = (what, done) => remark(`${done} Einträge ${what} …`);

/**
 * `copy --from sqlite:./data --to eventstoredb:esdb://…`, and back: the same log on another engine. No hub may write to
 * either of them meanwhile. Can be interrupted and called again.
 */
export const copy: Run = async (args, adapters, stop) => {
  const { values } = parseArgs({ args, options: { from: { type: 'string' }, to: { type: 'string' } } });
  const { openReader, openStore } = await adapters();
  const from = interruptible(openReader(placeNamed(values.from, process.env)), stop);
  try {
    // What cannot be read is not begun to be copied: nothing is made at the other place.
    await from.head();
    const to = openStore(placeNamed(values.to, process.env));
    try {
      const count = await copyLog(from, to, shown);
      tell(`${count} Einträge stehen im Ziel, in derselben Reihenfolge und mit denselben Prüfsummen.`);
      return 0;
    } finally {
      await to.close();
    }
  } catch (error) {
    if (!(error instanceof NotACopy)) throw error;
    remark(error.message);
    return 1;
  } finally {
    await from.close();
  }
};
