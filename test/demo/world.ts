import { dayInBerlin } from '../../contracts/days.ts';
import type { StreamName } from '../../contracts/envelope.ts';
import type { Sichtbarkeit } from '../../contracts/fields.ts';
import { normalisedKey } from '../../contracts/regional-key.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import type { Event, Past } from '../decide/harness.ts';
import { organisation } from '../decide/names.ts';
import { interestIn, type Words, wordsIn } from '../decide/properties/words.ts';

interface Node {
  readonly stream: StreamName;
  readonly owners: readonly string[];
  readonly sources: readonly string[];
}

const text = (event: Event, field: string) => event.data[field] as string;

/** What a replay has seen: every stream's events, and what one stream may ask about another. */
export class World {
  readonly #histories = new Map<StreamName, Past[]>();
  readonly #nodes = new Map<string, Node>();
  readonly #named = new Map<string, Readonly<Record<string, unknown>>>();
  readonly #verbuende: StreamName[] = [];
  readonly #log: { readonly stream: StreamName; readonly type: string; readonly data: Past['data'] }[] = [];
  readonly #variantOf = new Map<string, string>();
  readonly #outcomes: string[] = [];
  readonly #withdrawn = new Map<string, string>();

  history(stream: StreamName): readonly Past[] {
    return this.#histories.get(stream) ?? [];
  }

  /** Every event, stream by stream. */
  events(): { readonly stream: StreamName; readonly event: Past }[] {
    return [...this.#histories].flatMap(([stream, events]) => events.map((event) => ({ stream, event })));
  }

  add(stream: StreamName, events: readonly Past[]): void {
    this.#histories.set(stream, [...this.history(stream), ...events]);
    for (const event of events) {
      this.#log.push({ stream, type: event.type, data: event.data });
      this.#note(stream, event);
    }
  }

  /** Where the thing that was made under this name and id lives, for whom it is, and within which entry it was made. */
  makerOf(
    idName: string,
    id: string,
  ): { readonly stream: StreamName; readonly level: Sichtbarkeit; readonly within?: string } | undefined {
    const made = this.#log.find(
      ({ type, data }) => data[idName] === id && EVENTS.get(type)?.makes.includes(idName) === true,
    );
    if (made === undefined) return undefined;
    const { entry } = EVENTS.get(made.type) ?? {};
    const within = entry && (made.data[entry.id] as string);
    if (entry !== undefined && within !== undefined && within !== id) {
      const around = this.makerOf(entry.id, within);
      return { stream: made.stream, level: around?.level ?? 'kommune', within };
    }
    const level = (made.data[entry?.sichtbarkeit ?? ''] as Sichtbarkeit | undefined) ?? 'oeffentlich';
    return { stream: made.stream, level };
  }

  named(kind: string, id: string): unknown {
    return this.#named.get(`${kind} ${id}`);
  }

  streamOf(solutionId: string): StreamName | undefined {
    return this.#nodes.get(solutionId)?.stream;
  }

  owners(solutionId: string): readonly string[] {
    return this.#nodes.get(solutionId)?.owners ?? [];
  }

  /** A solution with all that it descends from. */
  ancestry(solutionId: string): readonly string[] {
    const above = this.#nodes.get(solutionId)?.sources ?? [];
    return [...new Set([solutionId, ...above.flatMap((source) => this.ancestry(source))])];
  }

  /** Outcomes reported on what descends from a solution. */
  outcomesBelow(solutionId: string): number {
    return this.#outcomes.filter((variant) => this.ancestry(variant).includes(solutionId)).length;
  }

  /** The first of the days on which one of these was withdrawn. */
  firstWithdrawn(solutionIds: readonly string[]): string | undefined {
    return solutionIds.flatMap((id) => this.#withdrawn.get(id) ?? []).sort()[0];
  }

  /** True where `asker` may see what `owner` tells at this level. */
  sees(asker: StreamName, owner: StreamName, level: Sichtbarkeit): boolean {
    if (level === 'oeffentlich' || asker === owner) return true;
    if (level === 'kommune') return false;
    const belongs = (one: StreamName, verbund: StreamName) =>
      one === verbund || wordsIn(this.#log, verbund, one)?.status === 'mitglied';
    return this.#verbuende.some((verbund) => belongs(asker, verbund) && belongs(owner, verbund));
  }

  /** What both sides have said of a membership, one of them being who asks. */
  words(asker: StreamName, otherId: string): Words | undefined {
    return asker.startsWith('verbund-')
      ? wordsIn(this.#log, asker, `kommune-${otherId}`)
      : wordsIn(this.#log, `verbund-${otherId}`, asker);
  }

  /** The open interest of a Kommune in a Verbund, one of them being who asks; taken for entered on its date, which is earlier. */
  interest(asker: StreamName, otherId: string): { since: string; enteredOn: string } | undefined {
    const since = asker.startsWith('verbund-')
      ? interestIn(this.#log, asker, `kommune-${otherId}`)
      : interestIn(this.#log, `verbund-${otherId}`, asker);
    return since === undefined ? undefined : { since, enteredOn: since };
  }

  #note(stream: StreamName, event: Past): void {
    const own = organisation(stream);
    switch (event.type) {
      case 'KommuneRegistered':
        this.#named.set(`kommune ${own}`, { ...event.data, kommuneId: own });
        if (event.data.ags !== undefined)
          this.#named.set(`regional-key ${normalisedKey(text(event, 'ags'))}`, event.data);
        break;
      case 'VerbundFounded':
        this.#named.set(`verbund ${own}`, event.data);
        this.#verbuende.push(stream);
        break;
      case 'ReferenceRecorded':
        this.#named.set(`reference ${text(event, 'referenceId')}`, event.data);
        break;
      case 'ProjectShared': {
        const node = { stream, owners: [own], sources: [] };
        this.#nodes.set(text(event, 'solutionId'), node);
        break;
      }
      case 'ProjectWithdrawn':
        this.#withdrawn.set(text(event, 'solutionId'), dayInBerlin(event.recordedAt ?? ''));
        break;
      case 'BestPracticeAdopted':
      case 'ProjectJoined':
        this.#noteAdoption(stream, event);
        break;
      case 'OutcomeReported':
        this.#outcomes.push(this.#variantOf.get(text(event, 'adoptionId')) ?? '');
        break;
    }
  }

  #noteAdoption(stream: StreamName, event: Past): void {
    const sources = event.data.sources as readonly { readonly solutionId: string }[];
    const solutionId = text(event, 'solutionId');
    this.#variantOf.set(text(event, 'adoptionId'), solutionId);
    if (event.type === 'ProjectJoined')
      for (const { solutionId: id } of sources) {
        const node = this.#nodes.get(id);
        if (node) this.#nodes.set(id, { ...node, owners: [...node.owners, organisation(stream)] });
      }
    this.#nodes.set(solutionId, {
      stream,
      owners: [organisation(stream)],
      sources: sources.map((source) => source.solutionId),
    });
  }
}
