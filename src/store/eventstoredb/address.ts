import type { Credentials } from '@eventstore/db-client';
import { StoreProblem } from '../store-problem.ts';
import { type AddressOptions, addressOptions } from './address-options.ts';

/** Where a server listens. */
export interface Host {
  readonly address: string;
  readonly port: number;
}

/** What EVENTSTORE_URL says. */
export interface ServerAddress {
  /** The one host leads to the others by its name (esdb+discover). */
  readonly discover: boolean;
  readonly hosts: readonly [Host, ...Host[]];
  readonly credentials?: Credentials;
  readonly options: AddressOptions;
}

const PORT = 2113;

const FORM = 'esdb://benutzer:kennwort@host:2113?tls=true';

// The password stands in what is looked at here: nothing of it goes into a message.
const wrong = (what: string) => new StoreProblem(`EVENTSTORE_URL: ${what}`);

const ESCAPES = '@ als %40, / als %2F, ? als %3F, % als %25';

const escaped = () =>
  wrong(`In Benutzer und Kennwort müssen Sonderzeichen mit Prozent geschrieben sein: ${ESCAPES}.`);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw escaped();
  }
};

const credentialsOf = (text: string): Credentials => {
  const [, username = '', password = ''] = /^([^:]*):(.*)$/s.exec(text) ?? [];
  if (/[@/]/.test(text)) throw escaped();
  if (username === '' || password === '')
    throw wrong(`Vor dem @ stehen Benutzer und Kennwort, mit Doppelpunkt getrennt: ${FORM}.`);
  return { username: decoded(username), password: decoded(password) };
};

const HOST = /^(?<address>[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])(:(?<port>\d{1,5}))?$/i;

const hostOf = (text: string): Host => {
  const { address = '', port = String(PORT) } = HOST.exec(text.trim())?.groups ?? {};
  if (address === '' || Number(port) < 1 || Number(port) > 65_535)
    throw wrong(
      `Vor dem Fragezeichen stehen Namen von Servern mit ihren Ports, durch Komma getrennt: ${FORM}. Sonderzeichen im Kennwort: ${ESCAPES}.`,
    );
  return { address, port: Number(port) };
};

/**
 * What an address says, whole and checked: the client's own reading of it passes over what it does not know, and prints it along with
 * the password. Throws StoreProblem, in which nothing of the password stands.
 */
export const serverAddress = (text: string): ServerAddress => {
  const [, scheme = '', rest = ''] = /^(esdb|esdb\+discover):\/\/(.*)$/s.exec(text.trim()) ?? [];
  if (scheme === '') throw wrong(`Bitte eine Adresse der Form ${FORM} angeben.`);
  const [authority = '', ...behind] = rest.split('?');
  const query = behind.join('?');
  // What is escaped as it should be has one at most, and none behind the question mark.
  if (query.includes('@') || query.includes('?')) throw escaped();
  const at = authority.lastIndexOf('@');
  const discover = scheme === 'esdb+discover';
  const [first, ...others] = authority
    .slice(at + 1)
    .replace(/\/+$/, '')
    .split(',')
    .map(hostOf);
  if (first === undefined) throw wrong(`Hier fehlt der Server: ${FORM}.`);
  if (discover && others.length > 0)
    throw wrong(
      'Bei esdb+discover zählte nur der erste von mehreren Servern, die anderen nützten nichts. Bitte esdb://a,b,c schreiben, oder einen Namen allein.',
    );
  return {
    discover,
    hosts: [first, ...others],
    ...(at >= 0 && { credentials: credentialsOf(authority.slice(0, at)) }),
    options: addressOptions(query),
  };
};

/** The hosts of an address and how they are asked, for messages: all that may be printed of it. */
export const printed = ({ discover, hosts, credentials, options }: ServerAddress): string => {
  const names = hosts.map(({ address, port }) => `${address}:${port}`).join(', ');
  const who = credentials === undefined ? 'ohne Benutzer' : 'mit Benutzer und Kennwort';
  return `${names}${discover ? ' (discover)' : ''}, ${options.tls === false ? 'tls=false' : 'tls=true'}, ${who}`;
};
