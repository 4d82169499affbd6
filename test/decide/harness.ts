import type { Actor, StreamName } from '../../contracts/envelope.ts';
import type { ProblemCode } from '../../contracts/problem-codes.ts';
import { COMMANDS, EVENTS } from '../../contracts/subjects.ts';
import type { FactQuery, Facts } from '../../src/decide/model/facts.ts';
import { type AnyFold, applyEvent } from '../../src/decide/model/fold.ts';
import type { Refusal } from '../../src/decide/model/refusal.ts';
import { deciderOf } from '../../src/registry.ts';
import { id, organisation } from './names.ts';

export interface Event {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}
export interface Past extends Event {
  readonly actor?: Actor;
  readonly recordedAt?: string;
}
export interface Command {
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export { deciderOf };

/** Somebody who acts for an organisation; another name, another person. */
export const person = (stream: StreamName, name: string): Actor => ({
  organisation: stream,
  role: 'digitalisierungsbeauftragte',
  subjectRef: id(`person ${name}`),
});

/** An event as the contract reads it; throws where the contract would refuse it. */
export const wellFormedEvent = (event: Past): Past => {
  const definition = EVENTS.get(event.type);
  if (definition === undefined) throw new Error(`no event ${event.type}`);
  return { ...event, data: definition.data.parse(event.data) as Event['data'] };
};

/** A command as the contract reads it, with its defaults. */
export const wellFormedCommand = ({ name, body }: Command): Command => {
  const definition = COMMANDS.get(name);
  if (definition === undefined) throw new Error(`no command ${name}`);
  return { name, body: definition.body.parse(body) as Command['body'] };
};

/** When a scenario's past was recorded where it does not say so. */
export const RECORDED_AT = '2026-09-01T08:00:00.000Z';

/** A fold's state after these events of `stream`. */
export const folded = (fold: AnyFold, stream: StreamName, history: readonly Past[]): unknown => {
  const state = fold.initial();
  for (const [revision, { type, data, actor, recordedAt }] of history.entries())
    applyEvent(
      fold,
      state,
      { type, data },
      {
        stream,
        revision,
        recordedAt: recordedAt ?? RECORDED_AT,
        actor: actor ?? person(stream, 'somebody'),
      },
    );
  return state;
};

/** What other streams say: undefined where there is nothing to be seen. */
export type Lookup = (query: FactQuery) => unknown;

const factsFrom = (found: ReadonlyMap<string, unknown>): Facts => ({
  get: <Fact>({ name }: { readonly name: string }, wanted: string): Fact => {
    if (!found.has(`${name} ${wanted}`))
      throw new Error(`${name} ${wanted} is not among the command's fact queries`);
    return found.get(`${name} ${wanted}`) as Fact;
  },
});

/** The 404 with which the handler answers a query that finds nothing, before anything is decided. */
export interface Missing {
  readonly refused: true;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly rule?: number;
  readonly errors?: readonly { readonly path: string }[];
}

export interface Situation {
  readonly stream: StreamName;
  readonly history: readonly Past[];
  readonly lookup: Lookup;
  readonly actor: Actor;
  readonly today: string;
  readonly newId: (kind: string, index?: number) => string;
  /** True where the operator has confirmed the organisation as a public body. */
  readonly confirmedBody?: boolean;
}

/** Decides as the handler does: fact queries, 404 for what is missing, then the decider, on a freshly folded state. */
export const decided = (command: Command, situation: Situation): readonly Event[] | Refusal | Missing => {
  const { stream, history, lookup, actor, today, newId, confirmedBody = false } = situation;
  const decider = deciderOf(command.name);
  const found = new Map<string, unknown>();
  for (const query of decider.factQueries(command.body)) {
    const fact = lookup(query);
    if (fact === undefined && query.missing !== undefined)
      return { refused: true, code: 'not-found', detail: 'Das gibt es hier nicht.', errors: [query] };
    found.set(`${query.kind} ${query.id}`, fact);
  }
  const facts = factsFrom(found);
  const organisationId = organisation(stream);
  const state = folded(decider.fold, stream, history);
  return decider.decide(state, command.body, {
    stream,
    organisationId,
    actor,
    confirmedBody,
    today,
    newId,
    facts,
  });
};
