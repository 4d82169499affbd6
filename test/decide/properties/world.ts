import type { StreamName } from '../../../contracts/envelope.ts';
import { EVENTS, KINDS } from '../../../contracts/subjects.ts';
import type { FactQuery } from '../../../src/decide/model/facts.ts';
import type { Refusal } from '../../../src/decide/model/refusal.ts';
import { filesIn } from '../../by-name.ts';
import {
  type Command,
  decided,
  type Event,
  folded,
  type Missing,
  type Past,
  person,
  wellFormedCommand,
  wellFormedEvent,
} from '../harness.ts';
import { id, TODAY } from '../names.ts';
import { wordsIn } from './words.ts';

/** What a world answers to a fact query about one id; undefined where there is nothing that `asker` may see. */
export type FactOf = (world: World, wanted: string, asker: StreamName) => unknown;

/** By the name of a fact, what a world says of it where that is more than what made it. */
const FACTS = await filesIn<FactOf>(new URL('./facts/', import.meta.url));

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

  /** Rule 24: what is for the Verbund is seen by those who belong to it by both sides' word. */
  sees(asker: StreamName, { stream, sichtbarkeit }: { stream: StreamName; sichtbarkeit: string }): boolean {
    if (stream === asker || sichtbarkeit === 'oeffentlich') return true;
    if (sichtbarkeit === 'kommune') return false;
    const belongs = (one: StreamName, verbund: StreamName) =>
      one === verbund || wordsIn(this.log, verbund, one)?.status === 'mitglied';
    const verbuende = this.log.filter(({ type }) => type === 'VerbundFounded').map((event) => event.stream);
    return verbuende.some((verbund) => belongs(asker, verbund) && belongs(stream, verbund));
  }

  /** Who made the thing of this kind and for whom it is by now. */
  #made(kindName: string, wanted: string): (Logged & { readonly sichtbarkeit: string }) | undefined {
    const id = KINDS.find(({ name }) => name === kindName)?.id ?? '';
    const about = this.log.filter(({ data }) => data[id] === wanted);
    const maker = about.find(({ type }) => EVENTS.get(type)?.makes.includes(id) === true);
    if (maker === undefined) return undefined;
    const levels = about
      .filter(({ type }) => EVENTS.get(type)?.entry?.id === id)
      .flatMap(({ data: { sichtbarkeit } }) => (sichtbarkeit as string | undefined) ?? []);
    return { ...maker, sichtbarkeit: levels.at(-1) ?? 'oeffentlich' };
  }

  #answer(query: FactQuery, asker: StreamName): unknown {
    for (const name of query.kind.split(' ')) {
      const found = this.#answerOf(name, query, asker);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What a file in `facts/` says; else the state of the stream that the query names, or the event that made the thing. */
  #answerOf(kind: string, { id: wanted, from }: FactQuery, asker: StreamName): unknown {
    const own = FACTS.get(kind);
    if (own !== undefined) return own(this, wanted, asker);
    const made = this.#made(kind, wanted);
    const around = made && this.#around(made, wanted);
    if (made === undefined || !this.sees(asker, around ?? made)) return undefined;
    return from === undefined
      ? { ...made.data, ...(around === undefined ? {} : { within: around.within }) }
      : from.find(folded(from.fold, made.stream, this.of(made.stream)), wanted);
  }

  /** The entry within which an event made a thing, where it is not that entry itself: whoever sees that sees both. */
  #around({ type, data }: Logged, wanted: string) {
    const id = EVENTS.get(type)?.entry?.id ?? '';
    const within = data[id] as string | undefined;
    const kind = KINDS.find((one) => one.id === id)?.name;
    const entry = within === undefined || within === wanted || !kind ? undefined : this.#made(kind, within);
    return entry && { ...entry, within: within as string };
  }
}
