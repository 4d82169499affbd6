import type { Settings } from '../settings.ts';

/** By which names and ports this hub may be called. */
export interface OwnNames {
  /** Host names as URLs write them: in small letters, IPv6 in brackets. */
  readonly names: ReadonlySet<string>;
  /** The address at which people reach the hub, where settings say so; without a slash at its end. */
  readonly base: string | undefined;
  /** The name at which it listens. */
  readonly host: string;
}

/** How this machine calls itself. Without sign-in the hub listens here only (decision 9), so these are always its own. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The names of a hub with these settings: those of this machine, those given, and that of its base address. */
export const ownNames = ({
  LICHTERKETTE_HOST: host,
  LICHTERKETTE_HOSTS: hosts,
  LICHTERKETTE_BASE_URL: base,
}: Settings): OwnNames => {
  const given = (hosts ?? '').split(',').filter((name) => name !== '');
  const url = base === undefined ? undefined : new URL(base);
  const names = [...LOOPBACK, ...given, ...(url === undefined ? [] : [url.hostname])];
  return {
    names: new Set(names.map((name) => name.trim().toLowerCase())),
    base: url?.origin,
    host: host === '::1' ? '[::1]' : host,
  };
};

/** What whole addresses of a hub that listens at `port` begin with: never what a request says, since anybody may send one. */
export const baseOf = ({ base, host }: OwnNames, port: number | undefined): string =>
  base ?? `http://${host}:${port}`;
