import type { Run } from './adapters.ts';
import { checkLog } from './check-log.ts';
import { dataFlag } from './data-flag.ts';

/** `verify`: checks every stored event; names each one that does not hold. */
export const verify: Run = async (args, adapters) => {
  const { settings } = dataFlag(args);
  const reader = (await adapters()).openReader(settings);
  try {
    const { count, damaged } = await checkLog(reader);
    console.info(`${count} Einträge geprüft, ${damaged} beschädigt.`);
    return damaged === 0 ? 0 : 1;
  } finally {
    await reader.close();
  }
};
