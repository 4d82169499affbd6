import { PROBLEMS, type ProblemCode } from './problem-codes.ts';

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
