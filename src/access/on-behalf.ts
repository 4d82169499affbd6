import type { CommandDefinition } from '../../contracts/definitions.ts';
import type { StreamName } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import { RIGHTS } from '../../contracts/subjects.ts';
import type { Allowance } from '../decide/model/allowance.ts';

/** A command that a Verbund gives for a Kommune. */
export interface OnBehalf {
  readonly actor: { readonly organisation: StreamName | 'system' | null };
  readonly command: Pick<CommandDefinition, 'right' | 'title'>;
  readonly target: StreamName | null;
}

/** True where a Verbund gives for a Kommune what it can give on a mandate, if there is one. */
export const isOnBehalf = ({ actor: { organisation }, command, target }: OnBehalf): boolean =>
  organisation?.startsWith('verbund-') === true &&
  target?.startsWith('kommune-') === true &&
  RIGHTS.get(command.right) === 'mandated';

const isPublic = (body: unknown): boolean =>
  (body as { readonly sichtbarkeit?: unknown }).sichtbarkeit === 'oeffentlich';

const denied = (detail: string, allowed: readonly string[]) =>
  new Problem('forbidden', { detail, rule: 8, allowed: [...allowed] });

/** Throws Problem 403 (rule 8) where none of these mandates covers the command with this body. */
export const checkMandate = ({ command }: OnBehalf, body: unknown, mandates: readonly Allowance[]): void => {
  const [widest] = mandates;
  if (widest === undefined)
    throw denied(
      `„${command.title}“ kann für eine andere Stelle nur, wer einen gültigen Auftrag von ihr hat. Ohne Auftrag können Sie es als Angabe aus einer Quelle erfassen.`,
      ['record-reference'],
    );
  if (isPublic(body) && !widest.umfang.includes('veroeffentlichen'))
    throw denied(
      'Der Auftrag umfasst nicht, etwas für alle sichtbar einzutragen. Eintragen können Sie es mit der Sichtbarkeit „verbund“.',
      [],
    );
};
