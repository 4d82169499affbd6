import type { CommandDefinition } from '../../contracts/definitions.ts';
import { DEFAULT_URL } from './default-url.ts';
import { Usage } from './usage.ts';

/** An answer of a hub: its status and its JSON document. */
export interface HubAnswer {
  readonly status: number;
  readonly document: Readonly<Record<string, unknown>>;
}

export interface HubClient {
  get(path: string): Promise<HubAnswer>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<HubAnswer>;
}

/** Thrown where no hub answers at the address. */
export class NoHub extends Error {
  constructor(url: string) {
    super(`Unter ${url} antwortet keine Lichterkette. Läuft sie? (npm start)`);
    this.name = 'NoHub';
  }
}

/** The path of a command; `target` is the stream's name, absent where the command makes one. */
export const pathOf = (command: CommandDefinition, target: string | undefined): string => {
  if (target === undefined) return command.creates === 'verbund' ? '/v1/verbuende' : '/v1/kommunen';
  const id = target.slice(target.indexOf('-') + 1);
  return `/v1/${target.startsWith('verbund-') ? 'verbuende' : 'kommunen'}/${id}/${command.name}`;
};

/** The address of a hub. Throws Usage where it is none. */
export const addressOf = (url: string): URL => {
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return new URL(url);
  throw new Usage(`Das ist keine Adresse: ${url}. Erwartet wird zum Beispiel ${DEFAULT_URL}.`);
};

/** So much of a header a hub takes without looking at what it means. */
const HEADER_VALUE = /^[\x21-\x7e]{1,200}$/;

/** Whether a name or a key can be sent in a header at all: visible ASCII, and not without end. */
export const isHeaderValue = (value: string): boolean => HEADER_VALUE.test(value);

/** Headers with what was said after flags. Throws Usage where that cannot be sent. */
export const headersOf = (
  given: Readonly<Record<string, { readonly flag: string; readonly value: string | undefined }>>,
): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, { flag, value }] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!isHeaderValue(value))
      throw new Usage(
        `Was nach ${flag} steht, kann so nicht gesendet werden: höchstens 200 Zeichen, ohne Leerzeichen, Umlaute und Steuerzeichen.`,
      );
    headers[name] = value;
  }
  return headers;
};

/**
 * Talks HTTP to the hub at `url`. Throws NoHub where nobody answers, and the reason of `stop` where that comes first: then
 * nobody knows what became of the request.
 */
export const hubClient = (url: string, stop: AbortSignal): HubClient => {
  const base = addressOf(url);
  const send = async (path: string, init: RequestInit): Promise<HubAnswer> => {
    try {
      const response = await fetch(new URL(path, base), { ...init, signal: stop });
      const document: unknown = await response.json();
      if (typeof document !== 'object' || document === null) throw new TypeError('no document');
      return { status: response.status, document: document as HubAnswer['document'] };
    } catch {
      stop.throwIfAborted();
      throw new NoHub(url);
    }
  };
  return {
    get: (path) => send(path, { headers: { Accept: 'application/json' } }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  };
};
