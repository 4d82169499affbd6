import { parseArgs } from 'node:util';
import { z } from 'zod';
import { digits } from '../contracts/fields.ts';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'] as const;
const milliseconds = () => digits(1, 3_600_000);
const count = () => digits(1, 100_000_000);

/**
 * Everything that can be set, by environment variable; the flag of the same setting is its name without the
 * prefix in small letters (`LICHTERKETTE_DATA` → `--data`).
 */
export const Settings = z.object({
  PORT: digits(0, 65_535).default(8080),
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
  /** How long a request may take to arrive whole; then it is answered with 408. */
  LICHTERKETTE_REQUEST_MS: milliseconds().default(30_000),
  LICHTERKETTE_WAIT_MS: milliseconds().default(5000),
  LICHTERKETTE_QUEUE_PER_STREAM: count().default(200),
  LICHTERKETTE_QUEUE_TOTAL: count().default(2000),
  LICHTERKETTE_MOST_LATE_MS: milliseconds().default(1000),
  LICHTERKETTE_CACHE_EVENTS: count().default(200_000),
  LICHTERKETTE_ANSWER_CACHE_BYTES: count().default(32_000_000),
  LICHTERKETTE_PING_MS: milliseconds().default(25_000),
  LICHTERKETTE_LIVE_CONNECTIONS: count().default(10_000),
  LICHTERKETTE_LIVE_MESSAGE_BYTES: count().default(16_384),
  LICHTERKETTE_LIVE_SUBSCRIPTIONS: count().default(100),
  LICHTERKETTE_LIVE_BURST: count().default(500),
  LICHTERKETTE_LIVE_PER_SECOND: count().default(100),
  LICHTERKETTE_LIVE_BUFFER_BYTES: count().default(1_000_000),
  LICHTERKETTE_LIVE_SLOW_MS: milliseconds().default(30_000),
  LICHTERKETTE_DRAIN_MS: milliseconds().default(8000),
});
export type Settings = z.output<typeof Settings>;

const flagOf = (setting: string) =>
  setting
    .replace(/^LICHTERKETTE_/, '')
    .toLowerCase()
    .replaceAll('_', '-');

const SETTING_OF_FLAG = new Map(Object.keys(Settings.shape).map((setting) => [flagOf(setting), setting]));

/** Thrown where a setting is wrong; its message is German and names the setting. */
export class WrongSetting extends Error {}

const flagsOf = (args: readonly string[]): Record<string, string> => {
  const options = Object.fromEntries(
    [...SETTING_OF_FLAG.keys()].map((flag) => [flag, { type: 'string' as const }]),
  );
  try {
    const { values } = parseArgs({ args: [...args], options });
    return Object.fromEntries(
      Object.entries(values).map(([flag, value]) => [SETTING_OF_FLAG.get(flag) ?? flag, String(value)]),
    );
  } catch {
    const flags = [...SETTING_OF_FLAG.keys()].map((flag) => `--${flag}`).join(', ');
    throw new WrongSetting(`Diese Angabe gibt es nicht. Bekannt sind: ${flags}`);
  }
};

/** The settings from an environment and from flags such as `--port 8080`; flags win. Throws WrongSetting. */
export const readSettings = (
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
): Settings => {
  const fromEnvironment = Object.keys(Settings.shape).flatMap((setting) => {
    const value = environment[setting];
    return value === undefined || value === '' ? [] : [[setting, value] as const];
  });
  const given = { ...Object.fromEntries(fromEnvironment), ...flagsOf(args) };
  const parsed = Settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WrongSetting(`Einstellung ${String(issue?.path[0])}: ${issue?.message}`);
};
