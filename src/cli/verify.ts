import { tell } from '../terminal/terminal.ts';
import type { Run } from './adapters.ts';
import { checkLog } from './check-log.ts';
import { dataFlag } from './data-flag.ts';
import { interruptible } from './interruption.ts';

/** `verify`: checks every stored event and the storage itself; names all that does not hold. */
export const verify: Run = async (args, adapters, stop) => {
  const { settings } = dataFlag(args, {});
  const reader = interruptible((await adapters()).openReader(settings), stop);
  try {
    const { count, damaged, faults } = await checkLog(reader);
    tell(`${count} Einträge geprüft, ${damaged} beschädigt.`);
    if (faults > 0) tell(`${faults} Fehler in der Speicherung. Bitte eine Sicherung zurückspielen.`);
    return damaged + faults === 0 ? 0 : 1;
  } finally {
    await reader.close();
  }
};
