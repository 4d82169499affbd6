import { writeSync } from 'node:fs';
import { type Logger, pino } from 'pino';
import type { Settings } from '../settings.ts';
import { logOutput } from './log-output.ts';

/** The log of a hub with these settings. */
export const logOf = (settings: Settings, output = logOutput()): Logger =>
  pino({ level: settings.LICHTERKETTE_LOG_LEVEL, timestamp: pino.stdTimeFunctions.isoTime }, output);

/** The log of a verb: beside its result, which may be the export itself. */
export const logOfVerb = (settings: Settings): Logger =>
  logOf(
    settings,
    logOutput((text) => writeSync(process.stderr.fd, text)),
  );
