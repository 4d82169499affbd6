import { dayInBerlin } from '../../../contracts/days.ts';
import type { StreamName } from '../../../contracts/envelope.ts';
import { normalisedKey } from '../../../contracts/regional-key.ts';
import { EVENTS, KINDS } from '../../../contracts/subjects.ts';
import type { SolutionFacts } from '../../../src/decide/facts/solution.ts';
import type { FactQuery } from '../../../src/decide/model/facts.ts';
import type { Refusal } from '../../../src/decide/model/refusal.ts';
import { type Variant, type VariantsState, variantsFold } from '../../../src/decide/variants.ts';
import {
  type Command,
  decided,
  type Event,
  folded,
  type Missing,
  type Past,
  person,
  RECORDED_AT,
  wellFormedCommand,
  wellFormedEvent,
} from '../harness.ts';
import { id, organisation, TODAY } from '../names.ts';
import { interestIn, wordsIn } from './words.ts';

/** An event with its stream, in the order of the log. */
export interface Logged extends Past {
  readonly stream: StreamName;
}

/** A small hub: a log, and what streams may ask of each other, told from the log by the plainest means. */
export class World {
  readonly log: Logged[] = [];
  #keys = 0;

  /** Sends a command under a new key; what is decided is stored. */
  act(stream: StreamName, command: Command, who: string): readonly Event[] | Refusal | Missing {
    this.#keys += 1;
    const key = this.#keys;
    const actor = person(stream, who);
    const outcome = decided(wellFormedCommand(command), {
      stream,
      history: this.of(stream),
      lookup: (query) => this.#answer(query, stream),
      actor,
      today: TODAY,
      newId: (kind, index = 0) => id(`${key} ${kind} ${index}`),
    });
    if (!('refused' in outcome))
      for (const event of outcome) this.log.push({ ...wellFormedEvent(event), actor, stream });
    return outcome;
  }

  of(stream: StreamName): readonly Logged[] {
    return this.log.filter((event) => event.stream === stream);
  }

  /** The value of `field` in every event of this type, on this stream where one is named. */
  all(type: string, field: string, stream?: StreamName): string[] {
    return this.log
      .filter((event) => event.type === type && (stream === undefined || event.stream === stream))
      .map(({ data }) => data[field] as string);
  }

  #variants(): Map<string, Variant & { stream: StreamName }> {
    const all = new Map<string, Variant & { stream: StreamName }>();
    for (const stream of new Set(this.log.map((event) => event.stream)))
      for (const [solutionId, variant] of variantsOf(stream, this.of(stream)))
        all.set(solutionId, { ...variant, stream });
    return all;
  }

  #solution(solutionId: string, asker: StreamName): SolutionFacts | undefined {
    const all = this.#variants();
    const found = all.get(solutionId);
    if (found === undefined || !this.#sees(asker, found)) return undefined;
    const above = reachable(solutionId, (next) => all.get(next)?.sources.map((source) => source.solutionId));
    return {
      ...found,
      solutionId,
      firstVersion: () => 1,
      goesBackTo: (organisationId) =>
        [...above].some((next) => organisation(all.get(next)?.stream ?? 'kommune-') === organisationId),
      originWithdrawnOn: () => {
        const origins = reachable(solutionId, (next) => {
          const relation = this.log.find(({ data }) => data.solutionId === next && 'relation' in data)?.data
            .relation;
          return relation === 'angeregt' ? [] : all.get(next)?.sources.map((source) => source.solutionId);
        });
        origins.delete(solutionId);
        const gone = [...origins]
          .flatMap((next) => all.get(next) ?? [])
          .filter(({ closed }) => closed?.why === 'zurueckgezogen');
        return gone.some((next) => this.#sees(asker, next)) ? dayInBerlin(RECORDED_AT) : undefined;
      },
      contains: (sought) => reachable(solutionId, (next) => all.get(next)?.enthaelt).has(sought),
      hasOutcome: () => this.all('OutcomeReported', 'outcomeId').length > 0,
    };
  }

  /** Rule 24: what is for the Verbund is seen by those who belong to it by both sides' word. */
  #sees(asker: StreamName, { stream, sichtbarkeit }: { stream: StreamName; sichtbarkeit: string }): boolean {
    if (stream === asker || sichtbarkeit === 'oeffentlich') return true;
    if (sichtbarkeit === 'kommune') return false;
    const belongs = (one: StreamName, verbund: StreamName) =>
      one === verbund || wordsIn(this.log, verbund, one)?.status === 'mitglied';
    const verbuende = this.log.filter(({ type }) => type === 'VerbundFounded').map((event) => event.stream);
    return verbuende.some((verbund) => belongs(asker, verbund) && belongs(stream, verbund));
  }

  /** The event that made the thing of this kind, where it may be seen. */
  #made(kindName: string, wanted: string, asker: StreamName): Event['data'] | undefined {
    const id = KINDS.find(({ name }) => name === kindName)?.id ?? '';
    const maker = this.log.find(
      ({ type, data }) => data[id] === wanted && EVENTS.get(type)?.makes.includes(id) === true,
    );
    if (maker === undefined) return undefined;
    const { sichtbarkeit = 'oeffentlich' } = maker.data as { sichtbarkeit?: string };
    return this.#sees(asker, { stream: maker.stream, sichtbarkeit }) ? maker.data : undefined;
  }

  #answer({ kind, id: wanted }: FactQuery, asker: StreamName): unknown {
    for (const name of kind.split(' ')) {
      const found = this.#answerOf(name, wanted, asker);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #answerOf(kind: string, wanted: string, asker: StreamName): unknown {
    switch (kind) {
      case 'solution':
        return this.#solution(wanted, asker);
      case 'membership':
        return asker.startsWith('verbund-')
          ? wordsIn(this.log, asker, kommuneStream(wanted))
          : wordsIn(this.log, `verbund-${wanted}`, asker);
      case 'interest': {
        const since = asker.startsWith('verbund-')
          ? interestIn(this.log, asker, kommuneStream(wanted))
          : interestIn(this.log, `verbund-${wanted}`, asker);
        return since && { since, enteredOn: since };
      }
      case 'regional-key':
        return this.#carrier(wanted);
      default:
        return this.#made(kind, wanted, asker);
    }
  }

  #carrier(key: string): Event['data'] | undefined {
    const profiles = new Map<StreamName, Event['data']>();
    for (const { type, stream, data } of this.log)
      if (type === 'KommuneRegistered' || type === 'KommuneProfileChanged')
        profiles.set(stream, { ...profiles.get(stream), ...data, kommuneId: organisation(stream) });
    return [...profiles.values()].find(({ ags, ars }) =>
      [ags, ars].some((one) => typeof one === 'string' && normalisedKey(one) === key),
    );
  }
}

const variantsOf = (stream: StreamName, history: readonly Past[]) =>
  (folded(variantsFold, stream, history) as VariantsState).all;
const kommuneStream = (id: string): StreamName => `kommune-${id}`;

/** `start` and everything that `next` leads to from it. */
const reachable = (start: string, next: (at: string) => readonly string[] | undefined): Set<string> => {
  const seen = new Set([start]);
  for (const at of seen) for (const further of next(at) ?? []) seen.add(further);
  return seen;
};
