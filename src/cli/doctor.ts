import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';
import type { Adapters, Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';
import type { Finding } from './doctor/finding.ts';
import { lockFinding, logFindings } from './doctor/log.ts';
import { clock, disk, versions } from './doctor/machine.ts';

const WORDS = { good: 'gut    ', hint: 'Hinweis', wrong: 'FEHLER ' } as const;

const examine = async (settings: Settings, { filesOf, openReader }: Adapters): Promise<Finding[]> => {
  const directory = settings.LICHTERKETTE_DATA;
  const general = [versions(), clock(directory, new Date())];
  if (!existsSync(directory))
    return [...general, { state: 'hint', text: `${directory} wird beim ersten Start angelegt` }];
  const found = [...general, ...disk(directory), lockFinding(filesOf(settings).probe())];
  if (!existsSync(join(directory, 'log.sqlite'))) return found;
  return [...found, ...(await logFindings(() => openReader(settings), directory))];
};

/** `doctor`: looks at everything that this hub needs of its machine, and changes nothing; exit 1 where something is wrong. */
export const doctor: Run = async (args, adapters) => {
  const { settings } = dataFlag(args);
  const findings = await examine(settings, await adapters());
  for (const { state, text } of findings) console.info(`${WORDS[state]}  ${text}`);
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
};
