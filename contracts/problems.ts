/** A problem's code, its status (RFC 9110) and its German title (RFC 9457). */
export const PROBLEMS = {
  'malformed-json': { status: 400, title: 'Die Anfrage ist kein lesbares JSON.' },
  'bad-parameter': { status: 400, title: 'Ein Parameter der Anfrage ist ungültig.' },
  'bad-header': { status: 400, title: 'Eine Kopfzeile der Anfrage ist ungültig.' },
  'sign-in-needed': { status: 401, title: 'Dafür ist eine Anmeldung nötig.' },
  forbidden: { status: 403, title: 'Das ist hier nicht erlaubt.' },
  'not-found': { status: 404, title: 'Das gibt es hier nicht.' },
  'method-not-allowed': { status: 405, title: 'So lässt sich diese Adresse nicht aufrufen.' },
  'rule-refused': { status: 409, title: 'Das geht nach den Regeln nicht.' },
  'stale-revision': { status: 412, title: 'Inzwischen hat sich etwas geändert.' },
  'not-expected': { status: 412, title: 'Das wäre anders ausgegangen, als erwartet wird.' },
  'foreign-position': { status: 412, title: 'Diese Position gehört nicht zu diesem Bestand.' },
  'too-slow': { status: 408, title: 'Die Anfrage kam zu langsam an.' },
  'too-large': { status: 413, title: 'Die Anfrage ist zu groß.' },
  'unsupported-media-type': { status: 415, title: 'Dieses Format wird nicht angenommen.' },
  'invalid-fields': { status: 422, title: 'Einige Angaben passen noch nicht.' },
  'key-reused': { status: 422, title: 'Dieser Schlüssel gehört schon zu einer anderen Anfrage.' },
  misdirected: { status: 421, title: 'Diese Anfrage gilt einem anderen Dienst.' },
  'upgrade-needed': { status: 426, title: 'Diese Adresse spricht nur WebSocket.' },
  'too-many-requests': { status: 429, title: 'Gerade kommen zu viele Anfragen an.' },
  internal: { status: 500, title: 'Hier ist ein Fehler passiert.' },
  'not-ready': { status: 503, title: 'Der Dienst ist noch nicht so weit.' },
  halted: { status: 503, title: 'Der Dienst hat sich angehalten.' },
  'writes-unavailable': { status: 503, title: 'Eintragen geht gerade nicht.' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** One wrong field: `path` is a JSON Pointer (RFC 6901) into the body, or the parameter's name. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** What a refusal says beyond its code. `rule` is the number in DOMAIN.md, `allowed` what would work. */
export interface ProblemDetails {
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly rule?: number;
  readonly allowed?: readonly string[];
  readonly retryAfterSeconds?: number;
}

/** An answer that refuses: thrown anywhere, made into problem+json at the edge. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails) {
    super(details.detail);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  /** The document of RFC 9457 §3, with our members `code`, `errors`, `rule` and `allowed`. */
  toDocument() {
    const { detail, errors = [], rule, allowed } = this.details;
    return {
      type: `/probleme/${this.code}`,
      title: PROBLEMS[this.code].title,
      status: this.status,
      detail,
      code: this.code,
      errors,
      ...(rule === undefined ? {} : { rule }),
      ...(allowed === undefined ? {} : { allowed }),
    };
  }
}
