import { z } from 'zod';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'] as const;
const milliseconds = () => z.coerce.number().int().min(1).max(3_600_000);
const count = () => z.coerce.number().int().min(1).max(10_000_000);

/**
 * Everything that can be set, by environment variable; the flag of the same setting is its name without the
 * prefix in small letters (`LICHTERKETTE_DATA` → `--data`).
 */
export const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** Only loopback until there is sign-in: demo mode lets everybody act. */
  LICHTERKETTE_HOST: z
    .enum(LOOPBACK, {
      error: `Ohne Anmeldung ist dieser Dienst nur auf diesem Rechner erreichbar (${LOOPBACK.join(', ')}).`,
    })
    .default('127.0.0.1'),
  LICHTERKETTE_DATA: z.string().min(1).default('./data'),
  LICHTERKETTE_ENGINE: z
    .enum(['sqlite'], { error: 'Diese Ausgabe kennt nur den eingebauten Speicher: sqlite.' })
    .default('sqlite'),
  /** Loads the demo data into an empty log. */
  LICHTERKETTE_DEMO: z.enum(['on', 'off'], { error: 'Bitte on oder off angeben.' }).default('on'),
  LICHTERKETTE_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  LICHTERKETTE_COMMAND_DEADLINE_MS: milliseconds().default(5000),
  LICHTERKETTE_WAIT_MS: milliseconds().default(5000),
  LICHTERKETTE_QUEUE_PER_STREAM: count().default(200),
  LICHTERKETTE_QUEUE_TOTAL: count().default(2000),
  LICHTERKETTE_CACHE_EVENTS: count().default(200_000),
  LICHTERKETTE_ANSWER_CACHE_BYTES: count().default(32_000_000),
  LICHTERKETTE_PING_MS: milliseconds().default(25_000),
  LICHTERKETTE_DRAIN_MS: milliseconds().default(8000),
});
export type Settings = z.output<typeof Settings>;

/** The environment variable behind a flag such as `--port` or `--data`; undefined where there is none. */
export const settingOfFlag = (flag: string): keyof Settings | undefined => {
  const name = flag.toUpperCase().replaceAll('-', '_');
  const candidates = [name, `LICHTERKETTE_${name}`];
  return candidates.find((candidate): candidate is keyof Settings => candidate in Settings.shape);
};

/** Thrown where a setting is wrong; its message is German and names the setting. */
export class WrongSetting extends Error {}

/** The settings from an environment, flags first. Throws WrongSetting. */
export const readSettings = (
  environment: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, string>> = {},
): Settings => {
  const given: Record<string, string> = {};
  for (const name of Object.keys(Settings.shape)) {
    const value = environment[name];
    if (value !== undefined && value !== '') given[name] = value;
  }
  for (const [flag, value] of Object.entries(flags)) {
    const setting = settingOfFlag(flag);
    if (setting === undefined) throw new WrongSetting(`Die Einstellung --${flag} gibt es nicht.`);
    given[setting] = value;
  }
  const parsed = Settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WrongSetting(`Einstellung ${String(issue?.path[0])}: ${issue?.message}`);
};
