/** What a problem's code stands for: its status (RFC 9110) and, in German, its title (RFC 9457), meaning and remedy. */
export interface ProblemDefinition {
  readonly status: number;
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
  /** Set where a decider may refuse with it. */
  readonly decided?: true;
}

/** Every problem that an answer can be. The address `/probleme/<code>` (`type` of RFC 9457) answers with a page of these words. */
export const PROBLEMS = {
  'malformed-json': {
    status: 400,
    title: 'Die Anfrage ist kein lesbares JSON.',
    meaning:
      'Was ankam, lässt sich nicht als JSON lesen: Ein Zeichen fehlt oder ist zu viel, es ist nicht UTF-8, oder die Übertragung brach ab.',
    remedy: 'Bitte den Text vor dem Senden prüfen und noch einmal senden. Eingetragen wurde nichts.',
  },
  'bad-parameter': {
    status: 400,
    title: 'Ein Parameter der Anfrage ist ungültig.',
    meaning:
      'Ein Parameter hinter dem Fragezeichen hat einen Wert, den es dort nicht gibt, oder die Adresse selbst ist nicht lesbar.',
    remedy:
      'Unter errors steht, welcher Parameter es ist und was er annimmt. Alle Parameter stehen in der Schnittstelle (OpenAPI).',
  },
  'bad-header': {
    status: 400,
    title: 'Eine Kopfzeile der Anfrage ist ungültig.',
    meaning:
      'Eine Kopfzeile wie Host, If-Match, Idempotency-Key oder X-Expect-Status hat nicht die Form, die hier gilt, oder alle zusammen sind zu groß.',
    remedy: 'Bitte die Kopfzeile, die unter errors oder in detail genannt ist, ändern oder weglassen.',
  },
  'sign-in-needed': {
    status: 401,
    title: 'Dafür ist eine Anmeldung nötig.',
    meaning: 'Es ist nicht bekannt, wer handelt: Die angegebene Rolle gibt es nicht.',
    remedy: 'In der Demonstration bitte eine der Rollen wählen, die unter /v1/demo-actors stehen.',
  },
  forbidden: {
    status: 403,
    title: 'Das ist hier nicht erlaubt.',
    meaning:
      'Wer handelt, ist bekannt, darf das aber nicht: Es ist einer anderen Stelle vorbehalten, oder die Anfrage kam von einer fremden Seite.',
    remedy:
      'Bitte in der Rolle der Stelle handeln, für die eingetragen wird. Noch einmal senden ändert nichts.',
  },
  'not-found': {
    status: 404,
    decided: true,
    title: 'Das gibt es hier nicht.',
    meaning:
      'Unter dieser Adresse oder Kennung steht nichts, oder nichts, was Sie sehen dürfen. Zwischen beidem unterscheidet die Antwort nicht.',
    remedy:
      'Bitte Adresse und Kennungen prüfen. Unter errors steht, welche Angabe etwas nennt, das es nicht gibt.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'So lässt sich diese Adresse nicht aufrufen.',
    meaning: 'Die Adresse gibt es, sie nimmt aber andere Methoden an (zum Beispiel GET statt POST).',
    remedy: 'Die Kopfzeile Allow nennt die Methoden, die hier gehen.',
  },
  'rule-refused': {
    status: 409,
    decided: true,
    title: 'Das geht nach den Regeln nicht.',
    meaning:
      'Die Angaben sind lesbar und vollständig, aber eine fachliche Regel spricht beim jetzigen Stand dagegen. Welche, steht in detail, ihre Nummer in rule.',
    remedy: 'Unter allowed steht, was stattdessen geht. Dasselbe noch einmal zu senden ändert nichts.',
  },
  'confirmation-needed': {
    status: 409,
    decided: true,
    title: 'Das ist noch zu bestätigen.',
    meaning:
      'Eine Angabe sieht nach etwas aus, das hier nicht stehen soll: zum Beispiel nach dem Namen einer Person. Was eingetragen ist, können alle lesen, und es bleibt.',
    remedy:
      'Unter errors steht, welche Angabe es ist, unter allowed, was stattdessen geht. Täuscht der Anschein, bitte mit der dort genannten Bestätigung noch einmal senden. Eingetragen wurde nichts.',
  },
  'stale-revision': {
    status: 412,
    title: 'Inzwischen hat sich etwas geändert.',
    meaning:
      'Die Anfrage sollte nur bei einem bestimmten Stand gelten (If-Match). Seitdem wurde etwas eingetragen.',
    remedy:
      'Bitte den neuen Stand lesen, die Angaben prüfen und mit der neuen Revision noch einmal senden. Eingetragen wurde nichts.',
  },
  'not-a-revision': {
    status: 412,
    title: 'If-Match nennt keine Revision.',
    meaning:
      'Was in If-Match steht, ist keine Revision einer Kommune oder eines Zusammenschlusses, sondern etwas anderes: zum Beispiel der ETag, den eine Abfrage zu ihrer Antwort gibt.',
    remedy:
      'Bitte die revision aus der Abfrage oder aus der letzten Antwort nehmen und mit r davor in Anführungszeichen senden, oder If-Match weglassen. Eingetragen wurde nichts.',
  },
  'not-expected': {
    status: 412,
    title: 'Das wäre anders ausgegangen, als erwartet wird.',
    meaning: 'Die Anfrage sollte nur gelten, wenn sie einen bestimmten Status ergibt (X-Expect-Status).',
    remedy: 'Bitte prüfen, warum etwas einzutragen wäre. Eingetragen wurde nichts.',
  },
  'foreign-position': {
    status: 412,
    title: 'Diese Position gehört nicht zu diesem Bestand.',
    meaning:
      'Die genannte Position stammt aus einem anderen oder einem früheren Bestand, etwa von vor einer Wiederherstellung.',
    remedy: 'Bitte alles neu laden und von der neuen Position an weiterlesen.',
  },
  'too-slow': {
    status: 408,
    title: 'Die Anfrage kam zu langsam an.',
    meaning: 'Die Anfrage war nach der vorgesehenen Zeit noch nicht vollständig.',
    remedy: 'Bitte noch einmal senden, mit demselben Idempotency-Key.',
  },
  'too-large': {
    status: 413,
    title: 'Die Anfrage ist zu groß.',
    meaning: 'Eine Anfrage darf höchstens 64 kB groß sein.',
    remedy: 'Bitte kürzen, oder auf mehrere Eintragungen verteilen.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Dieses Format wird nicht angenommen.',
    meaning: 'Angenommen wird JSON in UTF-8, nicht komprimiert.',
    remedy: 'Bitte mit Content-Type: application/json und ohne Content-Encoding senden.',
  },
  'invalid-fields': {
    status: 422,
    decided: true,
    title: 'Einige Angaben passen noch nicht.',
    meaning: 'Angaben fehlen, haben eine andere Form als vorgesehen oder passen nicht zueinander.',
    remedy:
      'Unter errors steht zu jeder Angabe, wo sie steht (path) und was daran nicht passt. Eingetragen wurde nichts.',
  },
  'key-reused': {
    status: 422,
    title: 'Dieser Schlüssel gehört schon zu einer anderen Anfrage.',
    meaning: 'Unter diesem Idempotency-Key wurde hier schon etwas mit anderem Inhalt eingetragen.',
    remedy: 'Für eine neue Eintragung bitte einen neuen Schlüssel verwenden.',
  },
  misdirected: {
    status: 421,
    title: 'Diese Anfrage gilt einem anderen Dienst.',
    meaning: 'Der Name in der Kopfzeile Host ist keiner, unter dem dieser Dienst erreichbar sein soll.',
    remedy: 'Bitte die Adresse verwenden, unter der die Betriebsstelle den Dienst anbietet.',
  },
  'upgrade-needed': {
    status: 426,
    title: 'Diese Adresse spricht nur WebSocket.',
    meaning: 'Unter /v1/live gibt es laufende Meldungen, und die nur über eine WebSocket-Verbindung.',
    remedy: 'Bitte eine WebSocket-Verbindung öffnen; wie, steht in den laufenden Meldungen (AsyncAPI).',
  },
  'too-many-requests': {
    status: 429,
    title: 'Gerade kommen zu viele Anfragen an.',
    meaning:
      'Für eine Stelle oder über eine Verbindung warten schon so viele Anfragen, wie hier warten dürfen.',
    remedy: 'Bitte die Zeit abwarten, die in Retry-After steht, und dann langsamer senden.',
  },
  internal: {
    status: 500,
    title: 'Hier ist ein Fehler passiert.',
    meaning: 'Der Dienst hat einen Fehler gemacht, mit dem niemand gerechnet hat. Er wurde festgehalten.',
    remedy:
      'Bitte später noch einmal versuchen, mit demselben Idempotency-Key. Bleibt es dabei, hilft der Betriebsstelle die X-Correlation-Id der Antwort.',
  },
  'not-ready': {
    status: 503,
    title: 'Der Dienst ist noch nicht so weit.',
    meaning: 'Der Dienst lädt noch seine Daten, oder was gefragt wurde, ist noch nicht überall angekommen.',
    remedy: 'Bitte die Zeit abwarten, die in Retry-After steht, und noch einmal fragen.',
  },
  halted: {
    status: 503,
    title: 'Der Dienst hat sich angehalten.',
    meaning:
      'Am gespeicherten Bestand wurde ein Schaden gefunden. Damit nichts Falsches gezeigt und nichts verdeckt wird, antwortet der Dienst nicht weiter.',
    remedy: 'Das kann nur die Betriebsstelle beheben. Was gefunden wurde, steht unter Betriebsstatus.',
  },
  'writes-unavailable': {
    status: 503,
    title: 'Eintragen geht gerade nicht.',
    meaning:
      'Gelesen werden kann weiter. Der Speicher nimmt gerade nichts an, wird geprüft, oder es kommt mehr an, als bearbeitet werden kann.',
    remedy:
      'Bitte die Zeit abwarten, die in Retry-After steht, und mit demselben Idempotency-Key noch einmal senden: Es wird nicht doppelt eingetragen.',
  },
} as const satisfies Readonly<Record<string, ProblemDefinition>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** The codes that a decider may refuse with. */
export type DecidedCode = {
  [Code in ProblemCode]: (typeof PROBLEMS)[Code] extends { readonly decided: true } ? Code : never;
}[ProblemCode];
