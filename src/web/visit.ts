import type { Request } from 'express';
import { dayInBerlin } from '../../contracts/days.ts';
import type { Credentials, Identity } from '../access/identity.ts';
import { baseOf } from '../http/own-names.ts';
import { noticesOf } from './notices.ts';
import type { PageParts } from './page-parts.ts';
import { type OfferedRoles, offeredRoles } from './roles.ts';

/** What every page knows of the request that asked for it. */
export interface Visit {
  /** Path and query of this page. */
  readonly address: string;
  /** Under which whole address search engines are to know it, where settings say how it begins. */
  readonly canonical?: string;
  /** Of which day it is, YYYY-MM-DD, and under which whole address, for who prints it; absent on pages that tell of a problem. */
  readonly printed?: { readonly day: string; readonly address: string };
  /** Absent where nobody is to switch: on pages that tell of a problem. */
  readonly roles?: OfferedRoles;
  /** The demo data are loaded: most of what is read here is invented. */
  readonly demo: boolean;
  /** What every reader should know of the hub's state; empty when all is well. */
  readonly notices: readonly string[];
}

/** Who looks: a role that does not exist (any more) is passed over, so that nobody is locked out by an old cookie. */
export const whoLooks = (
  request: Request,
  { access }: PageParts,
): { readonly identity: Identity; readonly credentials: Credentials } => {
  const credentials = access.credentialsOf(request.headers);
  try {
    return { identity: access.identify(credentials), credentials };
  } catch {
    return { identity: access.identify(undefined), credentials: undefined };
  }
};

/** The visit of a page: `address` is its path with its query, `credentials` say who looks. */
export const visitOf = (
  { path, socket }: Request,
  address: string,
  credentials: Credentials,
  { access: { choice }, demo, health, now, own }: PageParts,
): Visit => ({
  address,
  printed: { day: dayInBerlin(now()), address: baseOf(own, socket.localPort) + address },
  ...(own.base === undefined ? {} : { canonical: own.base + path }),
  ...(choice === undefined ? {} : { roles: offeredRoles(choice, path, credentials) }),
  demo,
  notices: noticesOf(health()),
});
