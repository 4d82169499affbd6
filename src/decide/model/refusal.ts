import type { DecidedCode } from '../../../contracts/problem-codes.ts';
import type { FieldError } from '../../../contracts/problems.ts';

/** A refusal as a value: the rule's number where a rule refuses, and what would work instead. */
export interface Refusal {
  readonly refused: true;
  readonly code: DecidedCode;
  readonly detail: string;
  readonly rule?: number;
  readonly allowed?: readonly string[];
  readonly errors?: readonly FieldError[];
}

/** Refuses by a rule of DOMAIN.md (`rule` is its number; absent where the rule has none). */
export const refuse = (detail: string, rule?: number, allowed?: readonly string[]): Refusal => ({
  refused: true,
  code: 'rule-refused',
  detail,
  ...(rule === undefined ? {} : { rule }),
  ...(allowed === undefined ? {} : { allowed }),
});

/** Refuses because what a field names does not exist or is hidden; the answer is the same for both. */
export const unknown = (path: string, message: string): Refusal => ({
  refused: true,
  code: 'not-found',
  detail: message,
  errors: [{ path, message }],
});

/** Refuses a field that is well formed but does not fit the state. */
export const wrongField = (path: string, message: string): Refusal => ({
  refused: true,
  code: 'invalid-fields',
  detail: message,
  errors: [{ path, message }],
});

/** True where the value is a refusal. */
export const isRefusal = (value: object): value is Refusal => 'refused' in value;
