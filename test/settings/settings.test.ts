import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, Settings, WrongSetting } from '../../src/settings.ts';
import { lichterkette } from '../cli/bin.ts';
import { stage } from '../journey/stage.ts';
import { emptyDirectory } from '../project/demo-log.ts';

type Name = keyof Settings;

const NAMES = Object.keys(Settings.shape) as Name[];
const defaults = readSettings({});

/** A value that is not the default, and one that there cannot be, for those that are no numbers. */
const TEXTS: Partial<Record<Name, readonly [good: string, bad: string]>> = {
  LICHTERKETTE_HOST: ['localhost', '0.0.0.0'],
  LICHTERKETTE_DATA: ['/tmp/anderswo', ''],
  LICHTERKETTE_CONFIRMED_BODIES: [
    '6f1f0d3e-6d1a-4a52-9c39-0f6b3f1a7c11,b0c4f1de-1c53-4c39-8a0f-1b8f2f6c7d10',
    'Zweckverband Aue',
  ],
  LICHTERKETTE_DEMO: ['off', 'vielleicht'],
  LICHTERKETTE_HOSTS: ['hub.example.de, [fd00::1]', 'hub.example.de:8080'],
  LICHTERKETTE_SECURITY_CONTACT: ['mailto:it@example.de, https://example.de/melden', 'it@example.de'],
  LICHTERKETTE_SECURITY_EXPIRES: ['2027-06-30', '30.6.2027'],
  LICHTERKETTE_OPERATOR: ['Zweckverband Aue, Marktplatz 1, 12345 Aue', 'Zweck\u0007verband'],
  LICHTERKETTE_OPERATOR_REPRESENTED: ['die Verbandsvorsteherin', 'wer\u202eauch'],
  LICHTERKETTE_OPERATOR_CONTACT: ['mailto:post@example.de, tel:+49123-456', 'post@example.de'],
  LICHTERKETTE_PRIVACY_CONTACT: ['mailto:datenschutz@example.de', 'http://example.de'],
  LICHTERKETTE_PRIVACY_AUTHORITY: ['Die Landesbeauftragte für den Datenschutz', '\u200b'],
  LICHTERKETTE_ACCESSIBILITY_CONTACT: ['https://example.de/barriere', 'barriere'],
  LICHTERKETTE_ACCESSIBILITY_AUTHORITY: ['Schlichtungsstelle des Landes', 'Stelle\nzwei'],
  LICHTERKETTE_BASE_URL: ['https://hub.example.de', 'https://hub.example.de/pfad'],
  LICHTERKETTE_MAIL_FROM: ['lichterkette@hub.example', 'Lichterkette <lichterkette@hub.example>'],
  LICHTERKETTE_LOG_LEVEL: ['debug', 'laut'],
};

const flagOf = (name: string) =>
  `--${name
    .replace(/^LICHTERKETTE_/, '')
    .toLowerCase()
    .replaceAll('_', '-')}`;

const isNumber = (name: Name) => typeof defaults[name] === 'number';
const goodOf = (name: Name) => (isNumber(name) ? String(Number(defaults[name]) + 1) : TEXTS[name]?.[0]);

const wrongWords = (environment: Record<string, string>, args: string[] = []): string => {
  try {
    readSettings(environment, args);
  } catch (error) {
    if (error instanceof WrongSetting) return error.message;
    throw error;
  }
  return '';
};

const ENGLISH = /invalid|expected|received|too (small|big)|option/i;

describe('every setting', () => {
  it('is among those that are tried here', () => {
    const left = NAMES.filter((name) => goodOf(name) === undefined);
    expect(left.filter((name) => !/ENGINE|EVENTSTORE|SMTP/.test(name))).toEqual([]);
    expect(NAMES.length).toBeGreaterThan(15);
  });

  it.each(NAMES.filter((name) => goodOf(name) !== undefined))(
    '%s by environment, and by a flag that wins',
    (name) => {
      const good = goodOf(name) ?? '';
      const expected = isNumber(name) ? Number(good) : good;
      expect(readSettings({ [name]: good })).toEqual({ ...defaults, [name]: expected });
      expect(readSettings({}, [flagOf(name), good])).toEqual({ ...defaults, [name]: expected });
      const environment = { [name]: String(defaults[name] ?? '') };
      expect(readSettings(environment, [flagOf(name), good])[name]).toBe(expected);
      expect(readSettings({ [name]: '' })).toEqual(defaults);
    },
  );

  it.each(NAMES.filter(isNumber))('%s is a whole number within its bounds', (name) => {
    for (const bad of ['viele', '-1', '1.5', '1e3', '0x10', ' ', '99999999999', 'NaN', 'Infinity']) {
      const words = wrongWords({ [name]: bad });
      expect(words, bad).toMatch(
        new RegExp(`^Einstellung ${name}: Bitte (off oder )?eine ganze Zahl von \\d+ bis \\d+ angeben\\.$`),
      );
      expect(wrongWords({}, [`${flagOf(name)}=${bad}`]), bad).toBe(words);
    }
  });

  it.each(Object.entries(TEXTS).filter(([, [, bad]]) => bad !== ''))(
    '%s takes nothing else',
    (name, [, bad]) => {
      const words = wrongWords({ [name]: bad });
      expect(words).toContain(`Einstellung ${name}: `);
      expect(words).not.toMatch(ENGLISH);
    },
  );

  it('that there is not is refused as a flag, and passed over in the environment', () => {
    expect(wrongWords({}, ['--farbe', 'rot'])).toContain('--port');
    expect(wrongWords({}, ['rot'])).toContain('--port');
    expect(readSettings({ LICHTERKETTE_FARBE: 'rot' })).toEqual(defaults);
  });

  it('knows no engine but those that there are', () => {
    expect(wrongWords({ LICHTERKETTE_ENGINE: 'zettelkasten' })).toContain(
      'Einstellung LICHTERKETTE_ENGINE: ',
    );
  });
});

describe('names and addresses of the hub', () => {
  it.each(['*', 'a/b', 'a b', '', ',', 'a,,b', 'http://a', 'bürger.example', '[::1', '.a', 'a.'])(
    'no name is “%s”',
    (text) => {
      const words = wrongWords({}, ['--hosts', text]);
      expect(words).toContain('Einstellung LICHTERKETTE_HOSTS: Bitte Namen ohne Port');
    },
  );

  it.each(['hub.example', 'ftp://a', 'http://', 'http://a:99999', 'http://u@a', 'http://a?x', 'http://a#x'])(
    'no address is “%s”',
    (text) => {
      expect(wrongWords({}, ['--base-url', text])).toContain('Einstellung LICHTERKETTE_BASE_URL: ');
    },
  );
});

describe('the address of a server', () => {
  const on = (EVENTSTORE_URL: string) => ({ LICHTERKETTE_ENGINE: 'eventstoredb', EVENTSTORE_URL });

  it.each(['esdb://a:2113', 'esdb+discover://hub:secret@a?tls=true'])('may be %s', (url) => {
    expect(readSettings(on(url)).EVENTSTORE_URL).toBe(url);
  });

  it.each(['', 'http://a:2113', 'kurrentdb://hub:secret@a:2113', 'esdb://', 'esdb://a b'])(
    'may not be “%s”: a form that the client knows is asked for',
    (url) => {
      const words = wrongWords(on(url));
      expect(words).toContain('esdb://benutzer:kennwort@host:2113?tls=true');
      expect(words).not.toContain('secret');
    },
  );
});

describe('without sign-in the hub is for this machine alone', () => {
  it.each(['0.0.0.0', '::', '192.168.1.1', 'example.org', '127.0.0.2'])('%s is refused', (host) => {
    for (const words of [wrongWords({ LICHTERKETTE_HOST: host }), wrongWords({}, ['--host', host])])
      expect(words).toContain('nur auf diesem Rechner');
    expect(wrongWords({ LICHTERKETTE_HOST: host, LICHTERKETTE_DEMO: 'off' })).toContain(
      'nur auf diesem Rechner',
    );
  });

  it('by the program as well, with 2', async () => {
    const { code, err } = await lichterkette(['serve', '--port', '0'], {
      env: { LICHTERKETTE_HOST: '0.0.0.0' },
    });
    expect(code).toBe(2);
    expect(err).toContain('nur auf diesem Rechner');
  });

  it('and it answers at no other address of this machine', async () => {
    const on = await stage();
    const { port } = new URL(on.hub.url);
    const reaches = (address: string) =>
      new Promise<boolean>((resolve) => {
        const socket = connect(Number(port), address, () => resolve(true));
        socket.on('error', () => resolve(false));
        socket.unref();
      });
    expect(await reaches('127.0.0.1')).toBe(true);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of ['127.0.0.2'].map((address) => ({ address })).concat(others))
      expect(await reaches(address), address).toBe(false);
    await on.hub.close();
  });
});

describe('the mail server', () => {
  const LICHTERKETTE_MAIL_FROM = 'lichterkette@hub.example';

  it('is named with a sender, also in a file', () => {
    const file = join(emptyDirectory(), 'smtp');
    writeFileSync(file, 'smtp://name:kennwort@mail.example.de:587\n');
    for (const given of [
      { LICHTERKETTE_SMTP_URL: 'smtp://name:kennwort@mail.example.de:587' },
      { LICHTERKETTE_SMTP_URL_FILE: file },
    ])
      expect(readSettings({ ...given, LICHTERKETTE_MAIL_FROM }).LICHTERKETTE_SMTP_URL).toBe(
        'smtp://name:kennwort@mail.example.de:587',
      );
  });

  it.each([
    [{ LICHTERKETTE_SMTP_URL: 'smtp://mail.example.de' }, 'LICHTERKETTE_MAIL_FROM'],
    [{ LICHTERKETTE_SMTP_URL: 'https://mail.example.de', LICHTERKETTE_MAIL_FROM }, 'LICHTERKETTE_SMTP_URL'],
    [{ LICHTERKETTE_SMTP_URL_FILE: '/nirgends', LICHTERKETTE_MAIL_FROM }, 'LICHTERKETTE_SMTP_URL_FILE'],
  ])('%o is refused, and says which setting', (given, name) => {
    expect(wrongWords(given)).toContain(name);
  });
});
