import { dayInBerlin } from '../../../contracts/days.ts';
import { contactHasExpired, type SecurityContact } from '../../http/security-txt.ts';
import type { Finding } from '../../store/finding.ts';

/** Whether whoever finds a hole is still told whom to tell; nothing where no contact is set. */
export const contactFindings = (settings: SecurityContact, now: Date): Finding[] => {
  const { LICHTERKETTE_SECURITY_CONTACT: contact, LICHTERKETTE_SECURITY_EXPIRES: expires } = settings;
  if (contact === undefined) return [];
  return contactHasExpired(settings, dayInBerlin(now))
    ? [
        {
          state: 'hint',
          text: `security.txt gilt seit ${expires} nicht mehr und wird nicht gezeigt (LICHTERKETTE_SECURITY_EXPIRES)`,
        },
      ]
    : [{ state: 'good', text: `security.txt nennt ${contact}` }];
};
