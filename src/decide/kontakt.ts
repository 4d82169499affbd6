import { isPersonsMailbox, namesPerson } from '../../contracts/fields/person-name.ts';
import type { Kontakt, KontaktGiven } from '../../contracts/fields.ts';
import type { FieldError } from '../../contracts/problems.ts';
import type { BodyOf } from '../../contracts/subjects.ts';
import { sameValue } from './model/compare.ts';
import type { Circumstances, Decision } from './model/decider.ts';
import { type Refusal, refuse, unknown } from './model/refusal.ts';

/** What a stream says of whom to ask, and of the solutions for which it may say it. */
export interface KontaktState {
  /** By solutionId; under the organisation's own id, for it as a whole. */
  readonly kontakte: Map<string, Kontakt | null>;
  readonly shared: Set<string>;
  /** The solutionIds of variants that adoptions made on this stream. */
  readonly variants: Set<string>;
}

const ALLOWED = [
  'das Postfach und den Namen der Stelle angeben, zum Beispiel „Bürgerbüro“, „buergerbuero@…“',
  'keinPersonenname: true mitsenden, wenn es kein Name einer Person ist',
];

/** What looks like the name of a person. */
const suspected = ({ stelle, postfach }: KontaktGiven): readonly FieldError[] => [
  ...(namesPerson(stelle)
    ? [{ path: '/kontakt/stelle', message: 'Das sieht nach dem Namen einer Person aus.' }]
    : []),
  ...(isPersonsMailbox(postfach)
    ? [{ path: '/kontakt/postfach', message: 'Das sieht nach dem Postfach einer einzelnen Person aus.' }]
    : []),
];

/** An office as it is kept: that it names no person is said of the answer, not of the office. */
export const keptKontakt = ({ keinPersonenname: _, ...said }: KontaktGiven): Kontakt => said;

/** Rule 17, of a mailbox alone: as `personWarning`, for what is not public. */
export const personsMailbox = (postfach: string): Refusal | undefined =>
  isPersonsMailbox(postfach)
    ? {
        refused: true,
        code: 'confirmation-needed',
        detail:
          'Hier steht ein Funktionspostfach, nicht das einer Person: Die Angabe bleibt gespeichert. Bitte ändern oder bestätigen.',
        rule: 17,
        allowed: ALLOWED,
        errors: [{ path: '/postfach', message: 'Das sieht nach dem Postfach einer einzelnen Person aus.' }],
      }
    : undefined;

/** Rule 17: what looks like the name of a person is answered with a warning, and taken where the sender says that it is none. */
export const personWarning = (given: KontaktGiven): Refusal | undefined => {
  const errors = given.keinPersonenname ? [] : suspected(given);
  return errors.length === 0
    ? undefined
    : {
        refused: true,
        code: 'confirmation-needed',
        detail:
          'Hier steht eine Stelle, keine Person: Die Angabe ist öffentlich und bleibt gespeichert. Bitte ändern oder bestätigen.',
        rule: 17,
        allowed: ALLOWED,
        errors,
      };
};

/** Whether this organisation may name somebody for a solution: it has shared it. */
const notIts = ({ shared, variants }: KontaktState, solutionId: string): Refusal | undefined => {
  if (shared.has(solutionId)) return undefined;
  return variants.has(solutionId)
    ? refuse(
        'Zu Ihrer Umsetzung einer übernommenen Lösung wird gefragt, wen Sie für Ihre Kommune angeben. Bitte keine Lösung nennen.',
        undefined,
        ['set-kontakt ohne solutionId'],
      )
    : unknown('/solutionId', 'Diese Lösung gibt es hier nicht.');
};

/** Names an office that can be asked, or nobody any more. */
export const setKontakt = (
  state: KontaktState,
  { kontakt: given, solutionId }: BodyOf<'set-kontakt'>,
  { organisationId }: Circumstances,
): Decision<'set-kontakt'> => {
  const refusal = solutionId === undefined ? undefined : notIts(state, solutionId);
  if (refusal !== undefined) return refusal;
  const kontakt = given && keptKontakt(given);
  if (sameValue(state.kontakte.get(solutionId ?? organisationId) ?? null, kontakt)) return [];
  const data = { kontakt, ...(solutionId === undefined ? {} : { solutionId }) };
  return (given && personWarning(given)) ?? [{ type: 'KontaktSet', data }];
};
