import type { CommandDefinition } from '../contracts/definitions.ts';
import type { StreamName } from '../contracts/envelope.ts';
import { SUBJECTS, type SubjectName } from '../contracts/subjects.ts';
import { abonnementQueries } from '../projections/answers/abonnement.ts';
import { getEntryQuery } from '../projections/answers/get-feed/get-entry.ts';
import { getFeedQuery } from '../projections/answers/get-feed/get-feed.ts';
import { getLineageQuery } from '../projections/answers/get-lineage/get-lineage.ts';
import { compareSolutionsQuery, getAnlageQuery } from '../projections/answers/get-solution/get-anlage.ts';
import { getSolutionQuery, listAdoptionsQuery } from '../projections/answers/get-solution/get-solution.ts';
import { getKommuneQuery, listKommunenQuery } from '../projections/answers/kommune/query.ts';
import { listSolutionsQuery } from '../projections/answers/list-solutions/list-solutions.ts';
import { needQueries } from '../projections/answers/need.ts';
import { getInboxQuery } from '../projections/answers/own-kommune/inbox.ts';
import { getTasksQuery } from '../projections/answers/own-kommune/tasks.ts';
import { listPairsQuery } from '../projections/answers/pairs.ts';
import { getSuggestionsQuery } from '../projections/answers/suggestions.ts';
import { getMatrixQuery } from '../projections/answers/verbund/matrix/get-matrix.ts';
import { getVerbundQuery, listVerbuendeQuery } from '../projections/answers/verbund/query.ts';
import { abonnementDecider } from './decide/abonnement.ts';
import { adoptionDecider } from './decide/adoption/decider.ts';
import { kommuneDecider } from './decide/kommune.ts';
import { lotseDecider } from './decide/lotse.ts';
import { mandateDecider, mandatesFor } from './decide/mandate.ts';
import { membershipDecider } from './decide/membership/decider.ts';
import type { Allowance } from './decide/model/allowance.ts';
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

/** What a subject does: how its commands are decided, and how its queries are answered, under the names of their contracts. */
interface Doing<Name> {
  readonly decider: AnyDecider & { readonly subject: Name };
  readonly queries?: object;
}

/** Every subject in contracts/. Where the compiler says that one is missing, write its decider. */
type DeciderForEverySubject = { readonly [Name in SubjectName]: Doing<Name> };

const DOING = {
  kommune: {
    decider: kommuneDecider,
    queries: {
      'list-kommunen': listKommunenQuery,
      'get-kommune': getKommuneQuery,
      'get-suggestions': getSuggestionsQuery,
    },
  },
  verbund: {
    decider: verbundDecider,
    queries: {
      'list-verbuende': listVerbuendeQuery,
      'get-verbund': getVerbundQuery,
      'get-matrix': getMatrixQuery,
      'list-pairs': listPairsQuery,
    },
  },
  membership: { decider: membershipDecider },
  mandate: { decider: mandateDecider },
  solution: {
    decider: solutionDecider,
    queries: {
      'list-solutions': listSolutionsQuery,
      'get-solution': getSolutionQuery,
      'list-adoptions': listAdoptionsQuery,
      'get-anlage': getAnlageQuery,
      'compare-solutions': compareSolutionsQuery,
      'get-lineage': getLineageQuery,
    },
  },
  recognition: { decider: recognitionDecider },
  reference: { decider: referenceDecider },
  adoption: { decider: adoptionDecider },
  outcome: { decider: outcomeDecider },
  lotse: { decider: lotseDecider },
  need: { decider: needDecider, queries: needQueries },
  abonnement: { decider: abonnementDecider, queries: abonnementQueries },
} satisfies DeciderForEverySubject;

type Intersected<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;
type QueriesOf<One> = One extends { readonly queries: infer Queries } ? Queries : never;

/** The query functions of all subjects, and of what is made of all of them, under the names of their contracts. */
export const QUERIES: Intersected<QueriesOf<(typeof DOING)[SubjectName]>> & {
  readonly 'get-feed': typeof getFeedQuery;
  readonly 'get-entry': typeof getEntryQuery;
  readonly 'get-tasks': typeof getTasksQuery;
  readonly 'get-inbox': typeof getInboxQuery;
} = Object.assign(
  {
    'get-feed': getFeedQuery,
    'get-entry': getEntryQuery,
    'get-tasks': getTasksQuery,
    'get-inbox': getInboxQuery,
  },
  ...Object.values(DOING).map((doing: Doing<string>) => doing.queries),
);

/** How it is known, from its own stream, whom an organisation lets enter for it. */
export const ALLOWED_BY: {
  readonly fold: AnyFold;
  find(state: unknown, organisation: StreamName, today: string): readonly Allowance[];
} = {
  fold: mandateDecider,
  find: (state, organisation, today) => mandatesFor(state as never, organisation, today),
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
      (command) => [command.name as string, commandDecider(DOING[subject.name].decider, command)] as const,
    ),
  ),
);

/** The decider of a command. Throws where there is none: `DOING` and the types of each decider prevent that. */
export const deciderOf = (command: string): CommandDecider => {
  const decider = byCommand.get(command);
  if (decider === undefined) throw new Error(`no decider is registered for the command ${command}`);
  return decider;
};
