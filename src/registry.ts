import type { CommandDefinition } from '../contracts/definitions.ts';
import { SUBJECTS, type SubjectName } from '../contracts/subjects.ts';
import { adoptionDecider } from './decide/adoption/decider.ts';
import { kommuneDecider } from './decide/kommune.ts';
import { lotseDecider } from './decide/lotse.ts';
import { membershipDecider } from './decide/membership/decider.ts';
import type { AnyDecider, Circumstances, Decision } from './decide/model/decider.ts';
import type { FactQuery } from './decide/model/facts.ts';
import type { AnyFold } from './decide/model/fold.ts';
import { refQueries } from './decide/model/ref-facts.ts';
import { needDecider } from './decide/need.ts';
import { outcomeDecider } from './decide/outcome.ts';
import { recognitionDecider } from './decide/recognition.ts';
import { referenceDecider } from './decide/reference.ts';
import { solutionDecider } from './decide/solution.ts';
import { verbundDecider } from './decide/verbund.ts';

/** The decider of every subject in contracts/. Where the compiler says that a subject is missing, write its decider. */
type DeciderForEverySubject = { readonly [Name in SubjectName]: AnyDecider & { readonly subject: Name } };

const DECIDERS: DeciderForEverySubject = {
  kommune: kommuneDecider,
  verbund: verbundDecider,
  membership: membershipDecider,
  solution: solutionDecider,
  recognition: recognitionDecider,
  reference: referenceDecider,
  adoption: adoptionDecider,
  outcome: outcomeDecider,
  lotse: lotseDecider,
  need: needDecider,
};

/** How one command is decided. */
export interface CommandDecider {
  /** The state that the decision depends on. */
  readonly fold: AnyFold;
  /** What the command asks of other streams, from its well-formed body: what its fields name, and what its decider asks beside. */
  factQueries(body: unknown): readonly FactQuery[];
  /** Decides the well-formed body on a state of `fold`, which it leaves as it is. */
  decide(state: unknown, body: unknown, circumstances: Circumstances): Decision;
}

const commandDecider = (
  decider: AnyDecider,
  { name, body: schema }: CommandDefinition,
): CommandDecider | undefined => {
  const decide = decider.decide[name];
  return (
    decide && {
      fold: decider,
      factQueries: (body) => [
        ...refQueries(schema, body),
        ...(decider.factQueries?.[name]?.(body as never) ?? []),
      ],
      decide: (state, body, circumstances) => decide(state as never, body as never, circumstances),
    }
  );
};

const byCommand = new Map(
  SUBJECTS.flatMap((subject) =>
    subject.commands.map(
      (command) => [command.name as string, commandDecider(DECIDERS[subject.name], command)] as const,
    ),
  ),
);

/** The decider of a command. Throws where there is none: `DECIDERS` and the types of each decider prevent that. */
export const deciderOf = (command: string): CommandDecider => {
  const decider = byCommand.get(command);
  if (decider === undefined) throw new Error(`no decider is registered for the command ${command}`);
  return decider;
};
