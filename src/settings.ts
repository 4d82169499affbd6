import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { digits, line } from '../contracts/fields.ts';
import { utf8 } from '../contracts/json-text.ts';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'] as const;
const milliseconds = () => digits(1, 3_600_000);
const count = () => digits(1, 100_000_000);

/** As URLs write them: letters, digits, hyphens and dots, or IPv6 in brackets. */
const HOST_NAME = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/i;

/** What RFC 9116 §2.5.3 names: an address for mail, on the web, or a telephone. */
const CONTACT = /^(mailto:[^\s@,<>]+@[^\s@,<>]+|https:\/\/[^\s,<>]+|tel:\+[\d-]+)$/i;

const contact = () =>
  z
    .string()
    .refine((text) => text.split(',').every((uri) => CONTACT.test(uri.trim())), {
      error:
        'Bitte Adressen der Form mailto:stelle@example.de, https://… oder tel:+49… angeben, durch Komma getrennt.',
    })
    .optional();

const isOrigin = (text: string): boolean => /^https?:\/\/[^/?#@\s]+\/?$/i.test(text) && URL.canParse(text);

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
  /** Names of the hub beside those of this machine: whoever asks for another name is refused. */
  LICHTERKETTE_HOSTS: z
    .string()
    .refine((text) => text.split(',').every((name) => HOST_NAME.test(name.trim())), {
      error:
        'Bitte Namen ohne Port angeben, durch Komma getrennt, etwa lichterkette.example.de,intern.example.de.',
    })
    .optional(),
  /** Where people reach the hub, if a proxy stands in front; the base of every whole address that it gives. */
  LICHTERKETTE_BASE_URL: z
    .string()
    .refine(isOrigin, {
      error: 'Bitte eine Adresse ohne Pfad angeben, etwa https://lichterkette.example.de.',
    })
    .optional(),
  /** Whom to tell of a hole (RFC 9116), one or more addresses; without it there is no security.txt. */
  LICHTERKETTE_SECURITY_CONTACT: contact(),
  /** Until when that holds. Absent: 30 days from whenever somebody asks. */
  LICHTERKETTE_SECURITY_EXPIRES: z.iso.date({ error: 'Bitte einen Tag wie 2027-06-30 angeben.' }).optional(),
  /** Who offers this, with its address, for Impressum and Datenschutz; what is absent is said to be absent. */
  LICHTERKETTE_OPERATOR: line(500).optional(),
  /** Who acts for it: an office, or whom the law wants named. */
  LICHTERKETTE_OPERATOR_REPRESENTED: line(200).optional(),
  LICHTERKETTE_OPERATOR_CONTACT: contact(),
  /** The mailbox of whoever looks after data protection. */
  LICHTERKETTE_PRIVACY_CONTACT: contact(),
  /** The authority to which one may complain. */
  LICHTERKETTE_PRIVACY_AUTHORITY: line(300).optional(),
  /** Where somebody says that a page cannot be used. */
  LICHTERKETTE_ACCESSIBILITY_CONTACT: contact(),
  /** Whom to ask where no answer comes. */
  LICHTERKETTE_ACCESSIBILITY_AUTHORITY: line(300).optional(),
  /** Where mail is handed over, with name and password where the server asks for them; without it nothing is sent. */
  LICHTERKETTE_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, {
      error: 'Bitte eine Adresse der Form smtp://name:kennwort@mail.example.de:587 angeben.',
    })
    .refine((text) => URL.canParse(text), { error: 'Diese Adresse lässt sich nicht lesen.' })
    .optional(),
  /** A file that holds LICHTERKETTE_SMTP_URL, since it holds a password. */
  LICHTERKETTE_SMTP_URL_FILE: z.string().min(1).optional(),
  /** The sender of all messages: a mailbox that takes answers. */
  LICHTERKETTE_MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>,]+@[^\s@<>,]+$/, { error: 'Bitte eine Adresse wie lichterkette@example.de angeben.' })
    .optional(),
  LICHTERKETTE_DATA: z.string().min(1).default('./data'),
  LICHTERKETTE_ENGINE: z
    .enum(['sqlite', 'eventstoredb'], { error: 'Bitte sqlite oder eventstoredb angeben.' })
    .default('sqlite'),
  /** The connection string, credentials in it; only for the engine of that name. */
  EVENTSTORE_URL: z
    .string()
    .regex(/^esdb(\+discover)?:\/\/\S+$/, {
      error: 'Bitte eine Adresse der Form esdb://benutzer:kennwort@host:2113?tls=true angeben.',
    })
    .optional(),
  /** A file that holds EVENTSTORE_URL, since it holds a password. */
  EVENTSTORE_URL_FILE: z.string().min(1).optional(),
  /** How long a call to the engine may be silent before its connection is given up. */
  LICHTERKETTE_ENGINE_WATCH_MS: milliseconds().default(3000),
  /** How long the engine is asked again before a command is answered with 503. */
  LICHTERKETTE_ENGINE_DEADLINE_MS: milliseconds().default(8000),
  /** The first pause before asking again; it doubles up to the longest. */
  LICHTERKETTE_ENGINE_PAUSE_MS: milliseconds().default(50),
  LICHTERKETTE_ENGINE_LONGEST_PAUSE_MS: milliseconds().default(5000),
  /** How often it is checked that the log's newest entries have arrived. */
  LICHTERKETTE_ENGINE_PROBE_MS: milliseconds().default(5000),
  /** How long something that the log has shown must be missing to count as lost: longer than an election of the servers takes. */
  LICHTERKETTE_ENGINE_ABSENCE_MS: milliseconds().default(60_000),
  /** Ids of Verbünde, with commas: public bodies with a statute, whose word on who belongs to them needs no answer (rule 24). */
  LICHTERKETTE_CONFIRMED_BODIES: z
    .string()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(,[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})*$/i, {
      error: 'Bitte Kennungen von Zusammenschlüssen angeben, mit Kommas getrennt, ohne Leerzeichen.',
    })
    .optional(),
  /** Loads the demo data into an empty log. */
  LICHTERKETTE_DEMO: z.enum(['on', 'off'], { error: 'Bitte on oder off angeben.' }).default('on'),
  /** How far the clock may be from what is plausible, in seconds; off: it is believed whatever it says. */
  LICHTERKETTE_CLOCK_TOLERANCE: z
    .union([z.literal('off'), digits(1, 86_400)], {
      error: 'Bitte off oder eine ganze Zahl von 1 bis 86400 angeben.',
    })
    .default(300),
  LICHTERKETTE_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  /** Within this every command is answered, counted from its arrival; shorter than LICHTERKETTE_DRAIN_MS, so at an end, too. */
  LICHTERKETTE_COMMAND_DEADLINE_MS: milliseconds().default(7000),
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

/** The ids of the Verbünde that the operator has confirmed as public bodies. */
export const confirmedBodies = ({ LICHTERKETTE_CONFIRMED_BODIES: ids = '' }: Settings): ReadonlySet<string> =>
  new Set(ids.toLowerCase().split(','));

/** How far the clock may be wrong before nothing is recorded, in ms; undefined where it is believed whatever it says. */
export const clockToleranceMs = ({ LICHTERKETTE_CLOCK_TOLERANCE: seconds }: Settings): number | undefined =>
  seconds === 'off' ? undefined : seconds * 1000;

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

/** The settings whose value may stand in a file, since it holds a password. */
type InFile = 'EVENTSTORE_URL' | 'LICHTERKETTE_SMTP_URL';

const read = (setting: InFile, file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    throw new WrongSetting(`Einstellung ${setting}_FILE: ${file} lässt sich nicht lesen.`);
  }
};

const addressIn = (setting: InFile, file: string): string => {
  const text = utf8(read(setting, file));
  if (text === undefined)
    throw new WrongSetting(
      `Einstellung ${setting}_FILE: ${file} ist nicht in UTF-8 geschrieben. Ein Kennwort darin wäre ein anderes.`,
    );
  return text.trim();
};

const withAddress = (settings: Settings): Settings => {
  if (settings.LICHTERKETTE_ENGINE === 'sqlite') return settings;
  const { EVENTSTORE_URL_FILE: file } = settings;
  const given = Settings.shape.EVENTSTORE_URL.safeParse(
    settings.EVENTSTORE_URL ?? (file && addressIn('EVENTSTORE_URL', file)),
  );
  if (given.data !== undefined) return { ...settings, EVENTSTORE_URL: given.data };
  throw new WrongSetting(
    'Einstellung EVENTSTORE_URL: Dieser Speicher braucht eine Adresse der Form esdb://benutzer:kennwort@host:2113?tls=true.',
  );
};

/** With the address of the mail server, also where a file holds it. Throws WrongSetting where it is wrong, or nobody is the sender. */
const withMail = (settings: Settings): Settings => {
  const { LICHTERKETTE_SMTP_URL: said, LICHTERKETTE_SMTP_URL_FILE: file } = settings;
  if (said === undefined && file === undefined) return settings;
  const url = Settings.shape.LICHTERKETTE_SMTP_URL.safeParse(
    said ?? addressIn('LICHTERKETTE_SMTP_URL', file ?? ''),
  );
  if (!url.success)
    throw new WrongSetting(`Einstellung LICHTERKETTE_SMTP_URL: ${url.error.issues[0]?.message}`);
  if (settings.LICHTERKETTE_MAIL_FROM === undefined)
    throw new WrongSetting(
      'Einstellung LICHTERKETTE_MAIL_FROM: Wer Nachrichten verschickt, braucht eine Adresse als Absender.',
    );
  return { ...settings, LICHTERKETTE_SMTP_URL: url.data };
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
  if (parsed.success) return withMail(withAddress(parsed.data));
  const [issue] = parsed.error.issues;
  throw new WrongSetting(`Einstellung ${String(issue?.path[0])}: ${issue?.message}`);
};
