import { SUBJECTS } from '../contracts/subjects.ts';
import { adoptionDecider } from './decide/adoption.ts';
import { kommuneDecider } from './decide/kommune.ts';
import { lotseDecider } from './decide/lotse.ts';
import { membershipDecider } from './decide/membership.ts';
import type { Decider } from './decide/model.ts';
import { outcomeDecider } from './decide/outcome.ts';
import { recognitionDecider } from './decide/recognition.ts';
import { referenceDecider } from './decide/reference.ts';
import { solutionDecider } from './decide/solution.ts';
import { verbundDecider } from './decide/verbund.ts';

/** A decider whose types have been forgotten: the registry matches commands to it by its subject's name. */
export type AnyDecider = Decider<
  unknown,
  { readonly name: string; readonly body: unknown },
  { readonly type: string; readonly data: object },
  { readonly type: string }
>;

/** The deciders, one line each. */
const DECIDERS: readonly unknown[] = [
  kommuneDecider,
  verbundDecider,
  membershipDecider,
  solutionDecider,
  recognitionDecider,
  referenceDecider,
  adoptionDecider,
  outcomeDecider,
  lotseDecider,
];

const bySubject = new Map((DECIDERS as readonly AnyDecider[]).map((decider) => [decider.subject, decider]));

const byCommand = new Map(
  SUBJECTS.flatMap((subject) =>
    subject.commands.map((command) => [command.name as string, bySubject.get(subject.name)] as const),
  ),
);

/** The decider of a command. Throws where the registry has none: a test looks at every command. */
export const deciderOf = (command: string): AnyDecider => {
  const decider = byCommand.get(command);
  if (decider === undefined) throw new Error(`no decider is registered for the command ${command}`);
  return decider;
};
