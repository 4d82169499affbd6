import { Router } from 'express';
import { dayInBerlin } from '../../contracts/days.ts';
import { Problem } from '../../contracts/problems.ts';
import type { Settings } from '../settings.ts';

/** What `security.txt` is made of. */
export type SecurityContact = Pick<
  Settings,
  'LICHTERKETTE_SECURITY_CONTACT' | 'LICHTERKETTE_SECURITY_EXPIRES' | 'LICHTERKETTE_BASE_URL'
>;

const PATH = '/.well-known/security.txt';

/** How long what is said today holds where no end is set: whoever runs the hub stands for it each day. */
const HOLDS_DAYS = 30;
const DAY_MS = 86_400_000;

/** True where a contact is set and its end has come: what it says may be wrong by now. */
export const contactHasExpired = (
  { LICHTERKETTE_SECURITY_CONTACT: contact, LICHTERKETTE_SECURITY_EXPIRES: expires }: SecurityContact,
  today: string,
): boolean => contact !== undefined && expires !== undefined && expires <= today;

/** The file of RFC 9116 on this day; undefined where no contact is set, or where its end has come. */
export const securityTxt = (settings: SecurityContact, today: string): string | undefined => {
  const { LICHTERKETTE_SECURITY_CONTACT: contact, LICHTERKETTE_BASE_URL: base } = settings;
  if (contact === undefined || contactHasExpired(settings, today)) return undefined;
  const rolling = new Date(Date.parse(today) + HOLDS_DAYS * DAY_MS).toISOString().slice(0, 10);
  const fields = [
    ...contact.split(',').map((uri) => `Contact: ${uri.trim()}`),
    `Expires: ${settings.LICHTERKETTE_SECURITY_EXPIRES ?? rolling}T00:00:00Z`,
    'Preferred-Languages: de, en',
    // RFC 9116 §2.5.2: an address of the web must be one of https.
    ...(base?.startsWith('https:') === true ? [`Canonical: ${new URL(PATH, base).href}`] : []),
  ];
  return `${fields.join('\r\n')}\r\n`;
};

/** `/.well-known/security.txt` (RFC 9116): whom to tell of a hole. 404 where nobody is set. */
export const securityTxtRoute = (settings: SecurityContact, now: () => Date): Router => {
  const router = Router({ caseSensitive: true });
  router.get(PATH, (_request, response) => {
    const text = securityTxt(settings, dayInBerlin(now()));
    if (text === undefined)
      throw new Problem('not-found', {
        detail: 'Hier ist keine Meldestelle für Sicherheitslücken eingetragen.',
      });
    response.set('Cache-Control', 'no-store').type('text/plain; charset=utf-8').send(text);
  });
  return router;
};
