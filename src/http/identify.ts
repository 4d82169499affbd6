import type { IncomingMessage } from 'node:http';
import type { Credentials } from '../access/identity.ts';

/** Name of the header, and of the cookie, that says which demo actor acts. */
export const DEMO_ACTOR = 'X-Demo-Actor';

const cookie = (header: string | undefined, name: string): string | undefined => {
  const found = (header ?? '').split(';').find((part) => part.trim().startsWith(`${name}=`));
  if (found === undefined) return undefined;
  const value = found.trim().slice(name.length + 1);
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

/** What a request says of who sends it: the header first, then the cookie. */
export const credentialsOf = (request: IncomingMessage): Credentials => {
  const header = request.headers[DEMO_ACTOR.toLowerCase()];
  return { demoActor: typeof header === 'string' ? header : cookie(request.headers.cookie, DEMO_ACTOR) };
};
