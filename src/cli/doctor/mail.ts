import { smtpServer } from '../../mail/smtp.ts';
import type { Settings } from '../../settings.ts';
import type { Finding } from '../../store/finding.ts';

/** Whether messages can be handed over. Asks the mail server, and sends nothing. */
export const mailFindings = async ({
  LICHTERKETTE_SMTP_URL: url,
  LICHTERKETTE_MAIL_FROM: from,
  LICHTERKETTE_BASE_URL: base = '',
}: Settings): Promise<Finding[]> => {
  if (url === undefined || from === undefined)
    return [
      {
        state: 'good',
        text: 'Nachrichten am Montag: kein Mailserver eingerichtet, es wird nichts verschickt',
      },
    ];
  const server = smtpServer(url, from);
  const isThere = await server.isThere();
  server.close();
  return [
    isThere
      ? { state: 'good', text: `Mailserver ${new URL(url).host}: antwortet` }
      : {
          state: 'wrong',
          text: `Mailserver ${new URL(url).host}: antwortet nicht oder weist den Dienst ab (LICHTERKETTE_SMTP_URL)`,
        },
    ...(base.startsWith('https:')
      ? []
      : [
          {
            state: 'hint',
            text: 'Abbestellen mit einem Klick verlangt eine https-Adresse: bitte LICHTERKETTE_BASE_URL setzen',
          } as const,
        ]),
  ];
};
