import type { Metadata } from '@grpc/grpc-js';
import type { Log } from './log.ts';
import { accessDenied, unauthenticated } from './status.ts';

/** Who may do what at a node. Without `credentials` everybody may do everything (an insecure server). */
export interface Users {
  /** `user:password` of an administrator. */
  readonly credentials?: string;
  /** `user:password` of somebody outside `$admins`. */
  readonly ordinary?: string;
}

const isFrom = (metadata: Metadata, credentials: string | undefined): boolean =>
  credentials !== undefined &&
  metadata.get('authorization')[0] === `Basic ${Buffer.from(credentials).toString('base64')}`;

const isAmong = (list: string | readonly string[] | undefined, user: string): boolean =>
  [list].flat().some((one) => one === user || one === '$all');

/** Rule 10.11: streams of users are open to all users, `$…` and `$all` to administrators, unless metadata says otherwise. */
const mayRead = (log: Log, stream: string, user: string): boolean => {
  const owner = stream.startsWith('$$') ? stream.slice(2) : stream;
  const readers = log.stream(owner).metadata.$acl?.$r;
  return readers === undefined ? !owner.startsWith('$') : isAmong(readers, user);
};

/** Lets a caller in, or throws: wrong credentials and none (rule 1.17), or the wrong user (rules 6.1 and 10.11). */
export const authorise = (
  { credentials, ordinary }: Users,
  metadata: Metadata,
  reads: string | undefined,
  log: Log,
): void => {
  if (credentials === undefined || isFrom(metadata, credentials)) return;
  if (!isFrom(metadata, ordinary)) throw unauthenticated();
  const [user = ''] = (ordinary ?? '').split(':');
  const may = reads === undefined || mayRead(log, reads, user);
  if (!may && log.hardships.has('10.11')) throw accessDenied();
};
