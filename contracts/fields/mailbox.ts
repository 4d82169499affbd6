import { z } from 'zod';
import './german.ts';
import { hinted } from './hints.ts';
import { isInsideName } from './links.ts';
import { freeLine } from './text.ts';

/** RFC 5321 §4.5.3.1.1: what stands before the @. */
const MOST_BEFORE_AT = 64;

const EXAMPLE = 'Bitte eine E-Mail-Adresse angeben, zum Beispiel buergerservice@weidenrode.example.';

/** Why nobody can write to an address, in German; undefined where somebody can. */
const wrongMailbox = (address: string): string | undefined => {
  const [local = '', host = ''] = address.split('@');
  if (!z.regexes.email.test(address) || local.length > MOST_BEFORE_AT) return EXAMPLE;
  return isInsideName(host) ? 'Diese Adresse ist nur im eigenen Netz erreichbar.' : undefined;
};

/** The host of a mail address is the same in small letters (RFC 1035 §2.3.3); what stands before it may not be. */
const smallHost = (address: string): string => address.replace(/@[^@]*$/, (host) => host.toLowerCase());

/** The mail address of an office, without a name before it; of at most 254 characters (RFC 5321 §4.5.3.1.3). */
export const mailbox = () => {
  const text = freeLine(254);
  const checked = text
    .overwrite((address) => smallHost(address) as typeof address)
    .superRefine((address, context) => {
      const message = wrongMailbox(address);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    });
  return hinted(checked, { widget: 'mailbox' });
};
