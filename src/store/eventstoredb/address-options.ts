import { StoreProblem } from '../store-problem.ts';

/** What may stand behind the question mark of an address, each where it is given. */
export interface AddressOptions {
  readonly tls?: boolean;
  /** Paths of PEM files. */
  readonly tlsCAFile?: string;
  readonly userCertFile?: string;
  readonly userKeyFile?: string;
  readonly connectionName?: string;
  /** Milliseconds; -1: never. */
  readonly keepAliveInterval?: number;
  readonly keepAliveTimeout?: number;
  readonly maxDiscoverAttempts?: number;
  /** Milliseconds. */
  readonly discoveryInterval?: number;
  /** Seconds. */
  readonly gossipTimeout?: number;
}

type Name = keyof AddressOptions;

/** The value that a text stands for; undefined where it stands for none. */
type Read = (text: string) => boolean | number | string | undefined;

const whole =
  (least: number, most: number, never?: number): Read =>
  (text) => {
    const number = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return (number >= least && number <= most) || number === never ? number : undefined;
  };

const words = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text).trim() || undefined;
  } catch {
    return undefined;
  }
};

const path = { read: words, form: 'ein Pfad (Sonderzeichen mit Prozent geschrieben, etwa %20)' };
const keepAlive = {
  read: whole(10_000, 3_600_000, -1),
  form: 'eine Zahl von 10000 bis 3600000 (Millisekunden), oder -1',
};

/** All that there is: what stands here is checked, and nothing else reaches the client. */
const OPTIONS: Readonly<Record<Name, { readonly read: Read; readonly form: string }>> = {
  tls: {
    read: (text) => ({ true: true, false: false })[text],
    form: 'true oder false',
  },
  tlsCAFile: path,
  userCertFile: path,
  userKeyFile: path,
  connectionName: { read: words, form: 'ein Name' },
  keepAliveInterval: keepAlive,
  keepAliveTimeout: keepAlive,
  maxDiscoverAttempts: { read: whole(1, 1000), form: 'eine Zahl von 1 bis 1000' },
  discoveryInterval: { read: whole(1, 60_000), form: 'eine Zahl von 1 bis 60000 (Millisekunden)' },
  gossipTimeout: { read: whole(1, 60), form: 'eine Zahl von 1 bis 60 (Sekunden)' },
};

/** What the client knows and the engine cannot work with: the one value that changes nothing, and why no other may be. */
const NOT_HERE: Readonly<Record<string, readonly [value: string, why: string]>> = {
  nodePreference: [
    'leader',
    'Gebraucht wird die Leitung (Leader): Nur sie zeigt alles und nimmt Eintragungen an. Bitte weglassen.',
  ],
  tlsVerifyCert: [
    'true',
    'Das Zertifikat des Servers wird immer geprüft. Bitte weglassen; eine eigene Zertifizierungsstelle nennt tlsCAFile.',
  ],
  throwOnAppendFailure: ['true', 'Abgewiesene Eintragungen müssen ein Fehler bleiben. Bitte weglassen.'],
  defaultDeadline: [
    '10000',
    'Wie lange gewartet wird, sagt LICHTERKETTE_ENGINE_DEADLINE_MS. Bitte weglassen.',
  ],
};

const flat = (name: string): string => name.trim().toLowerCase().replaceAll(/[_-]/g, '');
const NAMES = new Map([...Object.keys(OPTIONS), ...Object.keys(NOT_HERE)].map((name) => [flat(name), name]));

/** A name may be a part of a password that was not escaped: what does not look like a name is not said. */
const shown = (name: string): string => (/^[A-Za-z][\w-]{0,39}$/.test(name) ? `„${name}“` : '');

const wrong = (what: string) => new StoreProblem(`EVENTSTORE_URL: ${what}`);

const unknown = (name: string) =>
  wrong(
    `Die Angabe ${shown(name)} hinter dem Fragezeichen gibt es nicht. Bekannt sind: ${Object.keys(OPTIONS).join(', ')}.`.replace(
      '  ',
      ' ',
    ),
  );

const optionOf = (name: string, text: string): AddressOptions => {
  const known = NAMES.get(flat(name));
  if (known === undefined) throw unknown(name.trim());
  const refused = NOT_HERE[known];
  if (refused !== undefined) {
    const [value, why] = refused;
    if (text.toLowerCase() === value) return {};
    throw wrong(`Die Angabe „${known}“ ist hier nicht möglich. ${why}`);
  }
  const { read, form } = OPTIONS[known as Name];
  const value = read(text);
  if (value === undefined) throw wrong(`Die Angabe „${known}“ muss so aussehen: ${form}.`);
  return { [known]: value };
};

/**
 * The options of an address, from what stands behind its question mark. Throws StoreProblem, which names the option and never a
 * value: it may be a part of the password.
 */
export const addressOptions = (text: string): AddressOptions => {
  const given: Record<string, unknown> = {};
  for (const pair of text.split('&').filter((one) => one !== '')) {
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
    if (name === undefined || value === undefined)
      throw wrong('Hinter dem Fragezeichen steht etwas anderes als name=wert, mit & getrennt.');
    for (const [key, read] of Object.entries(optionOf(name, value.trim()))) {
      if (key in given) throw wrong(`Die Angabe „${key}“ steht zweimal da.`);
      given[key] = read;
    }
  }
  const options = given as AddressOptions;
  if ((options.userCertFile === undefined) !== (options.userKeyFile === undefined))
    throw wrong('„userCertFile“ und „userKeyFile“ gehören zusammen: Bitte beide angeben.');
  return options;
};
