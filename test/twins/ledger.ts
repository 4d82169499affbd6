import type { StreamName } from '../../contracts/envelope.ts';
import type { Sichtbarkeit } from '../../contracts/fields.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import type { Done, Said } from './act.ts';
import { Circles } from './circles.ts';

export interface Audience {
  readonly level: Sichtbarkeit;
  readonly owner: StreamName;
  /** By act, since when something stands at this level. */
  readonly since: number;
}

/** A solution, a variant's adoption or whatever else has a visibility of its own. */
export interface Entry extends Audience {
  readonly id: string;
}

/** An accepted act as the ledger knows it. */
export interface Kept extends Done {
  readonly stream: StreamName;
  readonly told: readonly { readonly said: Said; readonly audience: Audience }[];
}

const LEVELS: readonly Sichtbarkeit[] = ['kommune', 'verbund', 'oeffentlich'];
const lower = (a: Sichtbarkeit, b: Sichtbarkeit) => (LEVELS.indexOf(a) < LEVELS.indexOf(b) ? a : b);

/** The fields under which events name the entries that they tell of. */
const ENTRY_IDS = [...new Set([...EVENTS.values()].flatMap(({ entry }) => entry?.id ?? []))];

/**
 * What happened in a world, told from the answers: who made what, who may see what. It is the test's own understanding of
 * DESIGN §5 and of the rules 9 and 24, and asks nothing of the product.
 */
export class Ledger {
  readonly acts: Kept[] = [];
  readonly circles = new Circles();
  readonly entries = new Map<string, Entry>();
  /** By id, the entry at every level at which it has stood. */
  readonly levels = new Map<string, readonly Entry[]>();
  /** By id, which act made it, and under which name its answer told it. */
  readonly makers = new Map<string, { readonly act: number; readonly kind: string }>();
  /** The place of an act among the accepted ones, by its key. */
  readonly places = new Map<string, number>();
  /** Acts that narrowed who may see an entry, with the audience that it had before. */
  readonly narrowed = new Map<number, Audience & { readonly id: string }>();
  /** The adoption whose variant a solution is. */
  readonly variants = new Map<string, string>();

  take(done: Done): Kept {
    const { answer } = done;
    if (answer === undefined) throw new Error('only what was accepted stands in the ledger');
    const at = this.acts.length;
    const stream = streamOf(done);
    const told = answer.events.map(({ type, data }) => {
      const said = { type, data: data as Said['data'], stream };
      this.circles.take(said, at);
      return { said, audience: this.#place(said, at) };
    });
    for (const [kind, id] of Object.entries(answer))
      if (kind.endsWith('Id') && typeof id === 'string' && !this.makers.has(id))
        this.makers.set(id, { act: at, kind });
    const kept = { ...done, stream, told };
    this.places.set(done.act.key, at);
    this.acts.push(kept);
    return kept;
  }

  /** Ids that were made, by the name under which an answer told them. */
  ids(kind: string): string[] {
    return [...this.makers].flatMap(([id, made]) => (made.kind === kind ? [id] : []));
  }

  /** The entry with this id, or of the variant with this id: that is its adoption. */
  entry(id: string): Entry | undefined {
    return this.entries.get(this.variants.get(id) ?? id);
  }

  /** The entry that an event belongs to: what its definition says, else the first that it names. */
  entryOf({ type, data }: Pick<Said, 'type' | 'data'>): Entry | undefined {
    const own = EVENTS.get(type)?.entry?.id;
    for (const name of own === undefined ? ENTRY_IDS : [own]) {
      const id = data[name];
      const entry = typeof id === 'string' ? this.entry(id) : undefined;
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  #place(said: Said, at: number): Audience {
    const { type, data, stream } = said;
    this.#move(said, at);
    const { audience = 'kommune', entry: names } = EVENTS.get(type) ?? {};
    if (audience !== 'entry') return { level: audience, owner: stream, since: at };
    if (type === 'ReferenceClaimed')
      return { level: data.sichtbarkeit as Sichtbarkeit, owner: stream, since: at };
    const entry = this.entryOf(said);
    const level = names && (data[names.id] === undefined ? names.otherwise : names.unplaced);
    if (entry === undefined && level !== undefined) return { level, owner: stream, since: at };
    if (entry === undefined) throw new Error(`${type} belongs to an entry that nobody made`);
    return entry;
  }

  /** What an event does to who may see its entry. */
  #move(said: Said, at: number): void {
    const { type, data, stream } = said;
    const names = EVENTS.get(type)?.entry;
    if (type === 'ReferenceClaimed' || names === undefined) return;
    if (type === 'BestPracticeAdopted' || type === 'ProjectJoined')
      this.variants.set(String(data.solutionId), String(data.adoptionId));
    const before = this.entryOf(said);
    const level = levelAfter(type, data, before);
    if (level === undefined || level === before?.level) return;
    const id = before?.id ?? String(data[names.id]);
    if (before !== undefined && lower(before.level, level) === level) this.narrowed.set(at, before);
    const entry = { id, owner: before?.owner ?? stream, level, since: at };
    this.entries.set(id, entry);
    this.levels.set(id, [...(this.levels.get(id) ?? []), entry]);
  }
}

const levelAfter = (
  type: string,
  data: Said['data'],
  before: Entry | undefined,
): Sichtbarkeit | undefined => {
  // Rule 9: what is not pursued is the Verbund's to see, until it is released.
  if (type === 'AdoptionAbandoned') return before && lower(before.level, 'verbund');
  if (type === 'ResultReleased') return 'oeffentlich';
  return data.sichtbarkeit as Sichtbarkeit | undefined;
};

const streamOf = ({ act, answer }: Done): StreamName => {
  if (act.target !== null) return act.target;
  const { kommuneId, verbundId } = (answer ?? {}) as { kommuneId?: string; verbundId?: string };
  return kommuneId === undefined ? `verbund-${verbundId}` : `kommune-${kommuneId}`;
};

/** The organisations of a world. */
export const organisations = (ledger: Ledger): { kommunen: StreamName[]; verbuende: StreamName[] } => ({
  kommunen: ledger.ids('kommuneId').map((id): StreamName => `kommune-${id}`),
  verbuende: ledger.ids('verbundId').map((id): StreamName => `verbund-${id}`),
});
