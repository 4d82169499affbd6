import { AccessDeniedError, NotLeaderError } from '@eventstore/db-client';
import { Silence } from './failure.ts';

/** As much of a foreign message as fits into a line. */
const shortened = (message: string): string => message.replaceAll(/\s+/g, ' ').slice(0, 200);

const CERTIFICATE = /certificate|self.signed|unable to verify|CERT_|altname/i;

/** What an operator can do about an error that kept a call from the server. German; the original message stands behind. */
export const explained = (error: unknown): string => {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof AccessDeniedError)
    return 'Der Server lässt uns nicht ein: In EVENTSTORE_URL ist der Benutzer oder das Kennwort falsch, oder ihm fehlt das Recht, $all zu lesen.';
  if (cause instanceof NotLeaderError)
    return 'Der erreichte Server ist nicht die Leitung (Leader): Bitte in EVENTSTORE_URL alle Server des Verbunds nennen.';
  if (cause instanceof Silence)
    return `Der Server antwortet nicht (${shortened(message)}). Läuft er, und ist es die richtige Adresse?`;
  if (CERTIFICATE.test(message))
    return `Dem Zertifikat des Servers ist nicht zu trauen: Bitte tlsCAFile in EVENTSTORE_URL und die Namen im Zertifikat prüfen (${shortened(message)}).`;
  if (/not ready/i.test(message))
    return 'Der Server ist noch nicht so weit, oder der Verbund hat gerade keine Leitung (Leader).';
  return `Der Server ist nicht erreichbar: Bitte Adresse, Port und tls in EVENTSTORE_URL prüfen, und ob er läuft (${shortened(message)}).`;
};
