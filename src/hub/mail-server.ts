import type { MailServer } from '../mail/mail.ts';
import { smtpServer } from '../mail/smtp.ts';
import type { Settings } from '../settings.ts';

/** The mail server of these settings; undefined where none is set: then nothing is sent. */
export const mailServerOf = ({
  LICHTERKETTE_SMTP_URL: url,
  LICHTERKETTE_MAIL_FROM: from,
}: Settings): MailServer | undefined =>
  url === undefined || from === undefined ? undefined : smtpServer(url, from);
