import { DeadlineExceededError, NotLeaderError, TimeoutError } from '@eventstore/db-client';
import type { ServerAddress } from './address.ts';
import { Behind, ClockApart, isDenied, isStranger, Silence } from './failure.ts';

/** A call to a server that failed: with what, and at which address. */
export interface Failure {
  readonly error: unknown;
  readonly message: string;
  readonly address: ServerAddress;
}

/** A reason: whether it is the one, why it fails, and what to do. */
export interface Row {
  readonly name: string;
  readonly is: (failure: Failure) => boolean;
  readonly why: string;
  readonly todo: string;
}

const isUnknown = ({ error }: Failure): boolean => isStranger(error);
const saying =
  (pattern: RegExp) =>
  ({ message }: Failure): boolean =>
    pattern.test(message);
const isAlone = ({ hosts, discover }: ServerAddress): boolean => hosts.length === 1 && !discover;

/** The first row that fits is told; the last one always does. */
export const ROWS: readonly Row[] = [
  {
    name: 'no-user',
    is: (failure) => isUnknown(failure) && failure.address.credentials === undefined,
    why: 'Der Server lässt niemanden ohne Benutzer und Kennwort ein.',
    todo: 'Bitte beide in EVENTSTORE_URL angeben (esdb://benutzer:kennwort@…).',
  },
  {
    name: 'insecure-user',
    is: (failure) => isUnknown(failure) && failure.address.options.tls === false,
    why: 'Der Server verlangt Benutzer und Kennwort; mit tls=false werden sie nicht gesendet.',
    todo: 'Bitte tls=true setzen, mit tlsCAFile für eine eigene Zertifizierungsstelle.',
  },
  {
    name: 'wrong-password',
    is: isUnknown,
    why: 'Der Server lässt uns nicht ein: Benutzer oder Kennwort ist falsch.',
    todo: 'Bitte EVENTSTORE_URL berichtigen und neu starten; wurde nur am Server geändert, dort zurückstellen.',
  },
  {
    name: 'no-right',
    is: ({ error }) => isDenied(error),
    why: 'Der Server kennt den Benutzer, erlaubt ihm aber nicht, was gebraucht wird: $all lesen, in kommune-… und verbund-… schreiben.',
    todo: 'Bitte ihn in die Gruppe $admins aufnehmen oder ihm am Strom $$$all das Lesen erlauben (docs/betrieb-eventstoredb.md, „Rechte“).',
  },
  {
    name: 'follower',
    is: ({ error, address }) => error instanceof NotLeaderError && isAlone(address),
    why: 'Der genannte Server ist nicht die Leitung (Leader) seines Verbunds.',
    todo: 'Bitte in EVENTSTORE_URL alle Server des Verbunds nennen (esdb://a,b,c).',
  },
  {
    name: 'no-leader',
    is: (failure) =>
      failure.error instanceof NotLeaderError ||
      failure.error instanceof Behind ||
      saying(/not ready/i)(failure),
    why: 'Der Server ist noch nicht so weit, oder der Verbund hat gerade keine Leitung (Leader).',
    todo: 'Nach einer Wahl geht es von selbst weiter. Dauert es länger als eine halbe Minute: Laufen zwei von drei Servern, und erreichen sie einander?',
  },
  {
    name: 'clock',
    is: ({ error }) => error instanceof ClockApart,
    why: 'Unsere Uhr geht gegenüber der des Servers nach: Er gibt jede Eintragung sofort auf, weil ihre Frist nach seiner Uhr vorbei ist.',
    todo: 'Bitte beide Uhren stellen (NTP).',
  },
  {
    name: 'silent',
    is: ({ error }) => error instanceof Silence,
    why: 'Der Server antwortet nicht.',
    todo: 'Läuft er, oder hängt er? Ist es die richtige Adresse, und lässt eine Firewall die Verbindung durch?',
  },
  {
    name: 'overdue',
    is: ({ error }) => error instanceof DeadlineExceededError || error instanceof TimeoutError,
    why: 'Der Server hat nicht rechtzeitig geschrieben.',
    todo: 'Laufen zwei von drei Servern? Ist seine Platte voll oder überlastet? Gehen die Uhren gleich?',
  },
  {
    name: 'certificate-expired',
    is: saying(/certificate has expired|CERT_HAS_EXPIRED|not yet valid/i),
    why: 'Das Zertifikat des Servers gilt nicht mehr oder noch nicht.',
    todo: 'Bitte es erneuern, oder die Uhr hier stellen.',
  },
  {
    name: 'certificate-name',
    is: saying(/altname/i),
    why: 'Das Zertifikat des Servers ist auf einen anderen Namen ausgestellt.',
    todo: 'Bitte in EVENTSTORE_URL einen Namen aus dem Zertifikat nennen, oder es mit diesem ausstellen.',
  },
  {
    name: 'unknown-ca',
    is: saying(/certificate|self.signed|unable to verify|CERT_/i),
    why: 'Dem Zertifikat des Servers ist nicht zu trauen: Hier ist nicht bekannt, wer es ausgestellt hat.',
    todo: 'Bitte tlsCAFile in EVENTSTORE_URL auf das Zertifikat der ausstellenden Stelle setzen.',
  },
  {
    name: 'server-without-tls',
    is: saying(/SSL routines|wrong version number|packet length|EPROTO/i),
    why: 'Was dort antwortet, spricht kein TLS, hier ist aber tls=true.',
    todo: 'Bitte den Port prüfen; läuft der Server mit --insecure, tls=false setzen.',
  },
  {
    name: 'closed',
    is: saying(/ECONNREFUSED/),
    why: 'Unter dieser Adresse horcht niemand.',
    todo: 'Läuft der Server? Bitte Adresse und Port prüfen.',
  },
  {
    name: 'no-such-name',
    is: saying(/ENOTFOUND|EAI_AGAIN|Name resolution failed/),
    why: 'Den Namen des Servers kennt hier niemand.',
    todo: 'Bitte Schreibweise und DNS prüfen.',
  },
  {
    name: 'no-way',
    is: saying(/EHOSTUNREACH|ENETUNREACH|ETIMEDOUT/),
    why: 'Zum Server führt kein Weg.',
    todo: 'Bitte Netz und Firewall prüfen.',
  },
  {
    name: 'not-eventstoredb',
    is: saying(/Protocol error|HTTP status|UNIMPLEMENTED|Parse Error/i),
    why: 'Was dort antwortet, ist kein EventStoreDB.',
    todo: 'Bitte Adresse und Port prüfen (üblich ist 2113).',
  },
  {
    name: 'server-with-tls',
    is: (failure) => failure.address.options.tls === false && saying(/Failed to connect|ECONNRESET/)(failure),
    why: 'Der Server legt gleich wieder auf; das tut er, wenn er TLS verlangt, hier ist aber tls=false.',
    todo: 'Bitte tls=true setzen, mit tlsCAFile für eine eigene Zertifizierungsstelle.',
  },
  {
    name: 'no-cluster',
    is: saying(/Failed to discover/),
    why: 'Keiner der genannten Server weiß einen, der bereit ist.',
    todo: 'Laufen zwei von drei Servern? Sind die Adressen, unter denen sie sich nennen (EVENTSTORE_NODE_IP), von hier aus zu erreichen?',
  },
  {
    name: 'away',
    is: () => true,
    why: 'Der Server ist nicht erreichbar.',
    todo: 'Bitte Adresse, Port und tls in EVENTSTORE_URL prüfen, und ob er läuft.',
  },
];
