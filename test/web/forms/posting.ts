import { v4 } from 'uuid';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import { typedInto } from './encode.ts';

/** What came back from a form. */
export interface Returned {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
  readonly headers: Headers;
}

/** A form as it is sent: the pairs beside those of the body, and who sends it. */
export interface Sending {
  readonly key?: string;
  readonly actor?: string | undefined;
  readonly also?: readonly (readonly [string, string])[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The address of a command's form, for an organisation. */
export const formAt = (name: string, target?: string): string => {
  const [, kind, id] = /^(kommune|verbund)-(.*)$/.exec(target ?? '') ?? [];
  return kind === undefined ? `/eintragen/${name}` : `/eintragen/${name}?${kind}=${id}`;
};

/** Sends names and values to an address, as a browser does. */
export const postPairs = async (
  url: string,
  pairs: readonly (readonly [string, string])[],
  { actor, headers = {} }: Sending = {},
): Promise<Returned> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { Accept: 'text/html', ...(actor ? { Cookie: `X-Demo-Actor=${actor}` } : {}), ...headers },
    body: new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])),
    redirect: 'manual',
  });
  return {
    status: response.status,
    location: response.headers.get('location'),
    text: await response.text(),
    headers: response.headers,
  };
};

/** Sends a body by the form of its command. */
export const postForm = (
  hub: string,
  command: CommandDefinition,
  target: string | undefined,
  body: object,
  sending: Sending = {},
): Promise<Returned> =>
  postPairs(
    hub + formAt(command.name, target),
    [['_schluessel', sending.key ?? v4()], ...typedInto(command, body), ...(sending.also ?? [])],
    sending,
  );
