import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Settings } from '../settings.ts';
import type { Finding } from '../store/finding.ts';
import { tell } from '../terminal/terminal.ts';
import type { Adapters, Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';
import { contactFindings } from './doctor/contact.ts';
import { logFindings } from './doctor/log.ts';
import { clock, disk, versions } from './doctor/machine.ts';
import { mailFindings } from './doctor/mail.ts';

const WORDS = { good: 'gut    ', hint: 'Hinweis', wrong: 'FEHLER ' } as const;

/** What stands nearest to a path that there is not yet: it must be a directory for anything to be made there. */
const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));

const place = (directory: string): Finding[] => {
  if (existsSync(directory)) return disk(directory);
  const there = nearest(directory);
  return statSync(there).isDirectory()
    ? [{ state: 'hint', text: `${directory} wird beim ersten Start angelegt` }]
    : [{ state: 'wrong', text: `${directory} lässt sich nicht anlegen: ${there} ist kein Verzeichnis` }];
};

const examine = async (settings: Settings, { probe, openReader }: Adapters): Promise<Finding[]> => {
  const directory = settings.LICHTERKETTE_DATA;
  const { findings, readable } = await probe(settings);
  const now = new Date();
  const machine = [versions(), clock(directory, now), ...place(directory)];
  const found = [
    ...machine,
    ...contactFindings(settings, now),
    ...(await mailFindings(settings)),
    ...findings,
  ];
  return readable ? [...found, ...(await logFindings(() => openReader(settings), directory, now))] : found;
};

/**
 * `doctor`: looks at everything that this hub needs of its machine and of its event store, and changes nothing; exit 1
 * where something is wrong.
 */
export const doctor: Run = async (args, adapters) => {
  const { settings } = dataFlag(args, {});
  const findings = await examine(settings, await adapters());
  for (const { state, text } of findings) tell(`${WORDS[state]}  ${text}`);
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
};
