import type { Run } from './adapters.ts';
import { checkLog } from './check-log.ts';
import { dataFlag } from './data-flag.ts';

/** `verify`: checks every stored event and the storage itself; names all that does not hold. */
export const verify: Run = async (args, adapters) => {
  const { settings } = dataFlag(args);
  const reader = (await adapters()).openReader(settings);
  try {
    const { count, damaged, faults } = await checkLog(reader);
    console.info(`${count} Einträge geprüft, ${damaged} beschädigt.`);
    if (faults > 0) console.info(`${faults} Fehler in der Speicherung. Bitte eine Sicherung zurückspielen.`);
    return damaged + faults === 0 ? 0 : 1;
  } finally {
    await reader.close();
  }
};
