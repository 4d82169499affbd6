import { createTransport } from 'nodemailer';
import type { HandedOver, MailServer } from './mail.ts';

/** A server that says nothing for so long is away, in ms. */
const SILENT_MS = 15_000;

interface SmtpError {
  readonly responseCode?: number;
  /** During which command it went wrong. */
  readonly command?: string;
}

/** From here on the server may have taken the message, whatever we heard of it. */
const SENDING = 'DATA';

const ended = ({ responseCode, command }: SmtpError): HandedOver => {
  if (responseCode !== undefined) return { answer: responseCode };
  return command === SENDING || command === undefined ? 'unclear' : { answer: 0 };
};

/** The mail server at `url` (smtp:// or smtps://, with name and password where it asks for them); `from` is the sender. */
export const smtpServer = (url: string, from: string): MailServer => {
  const limits = { connectionTimeout: SILENT_MS, greetingTimeout: SILENT_MS, socketTimeout: SILENT_MS };
  const transport = createTransport(
    { url, ...limits, disableFileAccess: true, disableUrlAccess: true },
    { from },
  );
  return {
    isThere: async () => {
      try {
        return await transport.verify();
      } catch {
        return false;
      }
    },
    handOver: async ({ headers, ...mail }) => {
      try {
        await transport.sendMail({ ...mail, headers: { ...headers } });
        return 'taken';
      } catch (error) {
        return ended(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
};
