import { z } from 'zod';
import './german.ts';
import { wrongIn } from './characters.ts';
import { hinted } from './hints.ts';

/** Names that mean something in one network only (RFC 6761, RFC 6762, RFC 8375, and what offices use). */
const INSIDE = /(^|\.)(localhost|local|internal|intern|intranet|lan|home|corp|test|invalid|home\.arpa)$/;

/** True where the name of a host is known in one network only. */
export const isInsideName = (host: string): boolean =>
  !host.includes('.') || INSIDE.test(host.replace(/\.$/, ''));

/** An address of a machine instead of a name; `URL` has written every form of IPv4 with four numbers by then. */
const MACHINE = /^(\[.*\]|\d+(\.\d+){3})$/;

const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{White_Space}]/u;

/** Why an address is not one that everybody may be sent to, in German; undefined where it is. */
const wrongAddress = (address: string): string | undefined => {
  if (wrongIn(address) !== undefined || UNSEEN.test(address))
    return 'Die Adresse enthält ein unsichtbares Zeichen. Bitte löschen.';
  const { username, password, hostname } = new URL(address);
  if (username !== '' || password !== '')
    return 'Bitte ohne Namen und Passwort angeben: Die Adresse wird veröffentlicht.';
  if (MACHINE.test(hostname)) return 'Bitte den Namen der Seite angeben, keine IP-Adresse.';
  return isInsideName(hostname) ? 'Diese Adresse ist nur im eigenen Netz erreichbar.' : undefined;
};

/** The address of a public page: http or https, a name that is known everywhere, nothing secret in it. */
export const link = () =>
  hinted(
    z
      .url({ protocol: /^https?$/, error: 'Bitte eine Adresse mit https:// angeben.', abort: true })
      .max(500)
      .superRefine((address, context) => {
        const message = wrongAddress(address);
        if (message !== undefined) context.addIssue({ code: 'custom', message });
      }),
    { widget: 'address' },
  );

/** True where a text is such an address and nothing else: what it says can then be looked at. */
export const isLink = (text: string): boolean => link().safeParse(text).success;
