import { expect } from 'vitest';
import type { Actor, StreamName } from '../../contracts/envelope.ts';
import type { ProblemCode } from '../../contracts/problem-codes.ts';
import { COMMANDS, EVENTS } from '../../contracts/subjects.ts';
import type { SolutionFacts } from '../../src/decide/facts/solution.ts';
import type { FactQuery } from '../../src/decide/model/facts.ts';
import type { Refusal } from '../../src/decide/model/refusal.ts';
import {
  type Command,
  decided,
  deciderOf,
  type Event,
  folded,
  type Missing,
  type Past,
  person,
  wellFormedCommand,
  wellFormedEvent,
} from './harness.ts';
import { AUE, id, kommune, made, TODAY, WEIDENRODE } from './names.ts';

/** Commands that a scenario has seen append events: noted where the assertion has passed, nowhere else. */
export const succeeded = new Set<string>();
/** Rules that a scenario has seen refuse, noted in the same way. */
export const refusedByRule = new Set<number>();

/** What scenarios have seen refused, noted in the same way: their forms are to show it. */
export const refusals: { readonly command: Command; readonly refusal: Refusal | Missing }[] = [];

/** What the rest of the hub says in a scenario, by kind of fact query and id. */
export type Known = Partial<Record<FactQuery['kind'], Readonly<Record<string, unknown>>>>;

/** A public solution of another Kommune that may be adopted and recognised, but for what `over` says. */
export const solutionFacts = (name: string, over: Partial<SolutionFacts> = {}): SolutionFacts => ({
  solutionId: id(name),
  stream: kommune('Elsewhere'),
  kind: 'shared',
  goesBackTo: (organisationId) => organisationId === id('Elsewhere'),
  contains: (solutionId) => solutionId === id(name),
  latestVersion: 1,
  firstVersion: () => 1,
  originWithdrawnOn: () => undefined,
  sichtbarkeit: 'oeffentlich',
  missingForRecognition: [],
  hasOutcome: () => true,
  ...over,
});

/** A Reference in the catalogue. */
export const reference = (name: string, about: string): Known => {
  const facts = { referenceId: id(name), kommuneId: about };
  return { reference: { [id(name)]: facts }, 'solution reference': { [id(name)]: facts } };
};

/** These solutions stand in the catalogue. */
export const solutions = (...all: readonly SolutionFacts[]): Known => {
  const byId = Object.fromEntries(all.map((facts) => [facts.solutionId, facts]));
  return { solution: byId, 'solution reference': byId };
};

interface Expected {
  readonly code: Extract<
    ProblemCode,
    'rule-refused' | 'confirmation-needed' | 'not-found' | 'invalid-fields'
  >;
  readonly rule?: number;
  readonly path?: string;
}

type Outcome = readonly Event[] | Refusal | Missing;

class Decided {
  readonly #command: Command;
  readonly #outcome: Outcome;

  constructor(command: Command, outcome: Outcome) {
    this.#command = command;
    this.#outcome = outcome;
  }

  /** Exactly these events follow. */
  thenEvents(...events: readonly Event[]): void {
    expect(this.#outcome).toEqual(events.map(wellFormedEvent));
    expect(events.length).toBeGreaterThan(0);
    succeeded.add(this.#command.name);
  }

  /** Accepted, and nothing changes. */
  thenNothing(): void {
    expect(this.#outcome).toEqual([]);
  }

  /** Refused with this code, this rule (or none) and this field (or none), in words. */
  thenRefused({ code, rule, path }: Expected): void {
    if (!('refused' in this.#outcome)) expect.fail(`${JSON.stringify(this.#outcome)} instead of a refusal`);
    const { errors = [], ...refusal } = this.#outcome;
    expect({ code: refusal.code, rule: refusal.rule, path: errors[0]?.path }).toEqual({ code, rule, path });
    expect(refusal.detail).toMatch(/^[A-ZÄÖÜ„].*[.?“]$/);
    if (rule !== undefined) refusedByRule.add(rule);
    refusals.push({ command: this.#command, refusal: this.#outcome });
  }
}

class Scenario {
  readonly #history: readonly Past[];
  #known: Known = {};
  #actor: Actor | undefined;
  #stream: StreamName | undefined;
  #confirmedBody = false;

  constructor(history: readonly Past[]) {
    this.#history = history.map(wellFormedEvent);
  }

  /** On this stream, where it is not Weidenrode's or the Digitale Aue's by the command's kind. */
  on(stream: StreamName): this {
    this.#stream = stream;
    return this;
  }

  /** What the rest of the hub says; later words are added to earlier ones. */
  knowing(...known: readonly Known[]): this {
    for (const more of known)
      for (const [kind, answers] of Object.entries(more))
        this.#known = { ...this.#known, [kind]: { ...this.#known[kind as FactQuery['kind']], ...answers } };
    return this;
  }

  /** Acted by this person. */
  by(name: string): this {
    this.#actor = person(this.#stream ?? WEIDENRODE, name);
    return this;
  }

  /** The operator has confirmed the organisation as a public body. */
  confirmed(): this {
    this.#confirmedBody = true;
    return this;
  }

  /** Decides the command twice on the same state, which must give the same and leave the state alone. */
  when(name: string, body: Record<string, unknown>): Decided {
    const command = wellFormedCommand({ name, body });
    const definition = COMMANDS.get(name);
    const stream = this.#stream ?? (definition?.on[0] === 'verbund' ? AUE : WEIDENRODE);
    const situation = {
      stream,
      history: this.#history,
      lookup: (query: FactQuery) => this.#known[query.kind]?.[query.id],
      actor: this.#actor ?? person(stream, 'somebody'),
      today: TODAY,
      newId: made,
      confirmedBody: this.#confirmedBody,
    };
    const outcome = decided(command, situation);
    expect(decided(command, situation)).toEqual(outcome);
    if (!('refused' in outcome)) checkEvents(command.name, stream, this.#history, outcome);
    return new Decided(command, outcome);
  }
}

/** What the contract asks of decided events: those of the command, of the stream's kind, well formed. */
const checkEvents = (
  name: string,
  stream: StreamName,
  history: readonly Past[],
  events: readonly Event[],
) => {
  const announced = COMMANDS.get(name)?.events ?? [];
  // OpenAPI promises the ids that they make: a command appends all of its events, or none.
  if (events.length > 0) expect(events.map(({ type }) => type)).toEqual(announced);
  for (const event of events) {
    expect(EVENTS.get(event.type)?.on).toContain(stream.split('-')[0]);
    expect(wellFormedEvent(event)).toEqual(event);
  }
  folded(deciderOf(name).fold, stream, [...history, ...events]);
};

/** A scenario on a stream in which these events have happened. */
export const given = (...history: readonly Past[]) => new Scenario(history);
