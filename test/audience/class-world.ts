import type { Position, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { placer } from '../bench/world/events.ts';
import { type Random, randomOf } from '../bench/world/random.ts';
import { VOCABULARY } from '../bench/world/words.ts';

/** Something that happens, with whatever tells for whom it is; ids are drawn already. */
export interface Happening {
  readonly stream: StreamName;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly recordedAt: string;
}

/** A world as it happens, the words that stand in it, and who lives there. */
export interface World {
  readonly happenings: readonly Happening[];
  readonly words: readonly string[];
  readonly organisations: readonly StreamName[];
}

const idIn = (stream: StreamName) => stream.slice(stream.indexOf('-') + 1);

const LEVELS = ['oeffentlich', 'oeffentlich', 'verbund', 'kommune'];
const FIELDS = ['Bauen', 'Bauen\nWohnen', 'Wohnen', 'Bildung'];

const letter = (random: Random) => String.fromCharCode(97 + random.below(26));

/** A word, or one that a typing error makes of it: what hidden entries say is near to what public ones say. */
const drawWord = (random: Random): string => {
  const word = VOCABULARY[random.below(24) * 37] as string;
  const at = 1 + random.below(word.length - 1);
  return random.below(3) === 0 ? word.slice(0, at) + letter(random) + word.slice(at + 1) : word;
};

interface Shared {
  readonly stream: StreamName;
  readonly solutionId: string;
  level: number;
}

class Making {
  readonly happenings: Happening[] = [];
  readonly words: string[] = [];
  readonly random: Random;
  readonly verbuende: StreamName[];
  readonly kommunen: StreamName[];
  readonly #shared: Shared[] = [];
  readonly #adopted: { stream: StreamName; adoptionId: string; level: number }[] = [];
  readonly #references: { kommune: StreamName; referenceId: string }[] = [];
  #day = 0;

  constructor(random: Random) {
    this.random = random;
    this.verbuende = Array.from({ length: 3 }, () => `verbund-${random.uuid()}` as const);
    this.kommunen = Array.from({ length: 6 }, () => `kommune-${random.uuid()}` as const);
  }

  tell(stream: StreamName, type: string, data: Happening['data']): void {
    this.#day += 1;
    const recordedAt = new Date(Date.UTC(2025, 0, 1) + this.#day * 40_000_000).toISOString();
    this.happenings.push({ stream, type, data, recordedAt });
  }

  text(length: number): string {
    const words = Array.from({ length }, () => drawWord(this.random));
    this.words.push(...words);
    return words.join(' ');
  }

  begin(): void {
    for (const [index, stream] of this.verbuende.entries())
      this.tell(stream, 'VerbundFounded', {
        verbundId: idIn(stream),
        name: `Verbund ${index}`,
        kind: 'zusammenarbeit',
        ...(index === 0 ? { beitritt: 'offen' } : {}),
      });
    for (const [index, stream] of this.kommunen.entries())
      this.tell(stream, 'KommuneRegistered', {
        kommuneId: idIn(stream),
        name: `Gemeinde ${index}`,
        kind: 'gemeinde',
        ...this.place(),
      });
  }

  /** Where a Kommune lies, and how many live there. */
  place(): Happening['data'] {
    const { random } = this;
    const land = random.pick(['Hessen', 'Bayern', 'Sachsen']);
    return random.below(3) === 0 ? { land } : { land, population: random.pick([900, 8000, 60_000, 400_000]) };
  }

  /** A Kommune is put down for another Land, or counted again. */
  recount(): void {
    this.tell(this.random.pick(this.kommunen), 'KommuneProfileChanged', {
      ...this.place(),
      validFrom: '2025-01-01',
    });
  }

  /** Who runs it, and for whom. */
  operated(): Happening['data'] {
    const { random } = this;
    const art = random.pick(['selbst', 'zweckverband', 'dienstleister']);
    const fuer = random.below(3) === 0 ? { fuer: [idIn(random.pick(this.kommunen))] } : {};
    return random.below(2) === 0 ? { betreiber: { art }, ...fuer } : fuer;
  }

  step(): void {
    const { share, adopt, record, claim, move, widen, abandon, recount } = this;
    const steps = [
      share,
      share,
      share,
      adopt,
      adopt,
      adopt,
      record,
      record,
      claim,
      claim,
      move,
      widen,
      widen,
      abandon,
      recount,
    ];
    this.random.pick(steps).call(this);
  }

  share(): void {
    this.#shareAs(this.random.pick([...this.kommunen, ...this.kommunen, ...this.verbuende]));
  }

  #shareAs(stream: StreamName): Shared {
    const { random } = this;
    const solutionId = random.uuid();
    const level = random.below(LEVELS.length);
    this.tell(stream, 'ProjectShared', {
      solutionId,
      title: this.text(2),
      summary: this.text(4),
      gestaltungsfelder: [...new Set([random.pick(FIELDS), random.pick(FIELDS)])],
      innovationStatus: random.pick(['idee', 'laeuft']),
      art: random.pick(['software', 'prozess']),
      ...(random.below(2) === 0 ? { nutzennachweis: this.text(3) } : {}),
      sichtbarkeit: LEVELS[level],
    });
    const shared = { stream, solutionId, level };
    this.#shared.push(shared);
    return shared;
  }

  adopt(): void {
    const { random } = this;
    if (this.#shared.length === 0) return;
    const [source, stream] = [random.pick(this.#shared), random.pick(this.kommunen)];
    const [adoptionId, solutionId, level] = [random.uuid(), random.uuid(), random.below(LEVELS.length)];
    if (source.stream === stream) return;
    this.tell(stream, 'BestPracticeAdopted', {
      adoptionId,
      solutionId,
      sources: [{ solutionId: source.solutionId, version: 1 }],
      relation: random.pick(['angepasst', 'angepasst', 'teilweise', 'angeregt']),
      ...this.operated(),
      changes: [{ what: this.words.slice(-3).join(' ') }],
      adoptedOn: '2025-01-01',
      status: random.pick(['im-betrieb', 'in-erprobung']),
      sichtbarkeit: LEVELS[level],
    });
    this.#adopted.push({ stream, adoptionId, level });
  }

  record(): void {
    const [referenceId, kommune] = [this.random.uuid(), this.random.pick(this.kommunen)];
    this.tell(this.random.pick(this.verbuende), 'ReferenceRecorded', {
      referenceId,
      kommuneId: idIn(kommune),
      solution: { title: this.text(2), summary: this.text(3), gestaltungsfelder: [this.random.pick(FIELDS)] },
      statement: this.text(2),
      asOf: '2024-05-01',
      source: { title: 'Bericht' },
    });
    this.#references.push({ kommune, referenceId });
  }

  claim(): void {
    const found = this.#references.shift();
    if (found === undefined) return;
    const { stream, solutionId, level } = this.#shareAs(found.kommune);
    const { referenceId } = found;
    this.tell(stream, 'ReferenceClaimed', { referenceId, solutionId, sichtbarkeit: LEVELS[level] });
  }

  /** Somebody joins or leaves; who asks to join is answered by most Verbünde. */
  move(): void {
    const { random } = this;
    const [stream, verbund] = [random.pick(this.kommunen), random.pick(this.verbuende)];
    const type = random.below(4) === 0 ? 'KommuneLeft' : 'KommuneJoined';
    this.tell(stream, type, { verbundId: idIn(verbund), on: '2025-01-01' });
    if (type === 'KommuneJoined' && verbund !== this.verbuende[0] && random.below(4) > 0)
      this.tell(verbund, 'JoinAnswered', { kommuneId: idIn(stream), antwort: 'ja' });
  }

  widen(): void {
    const hidden = this.#shared.filter(({ level }) => LEVELS[level] !== 'oeffentlich');
    const found = this.random.pick(hidden);
    if (hidden.length === 0) return;
    found.level = LEVELS[found.level] === 'kommune' ? 2 : 0;
    const { stream, solutionId, level } = found;
    const data = { solutionId, version: 2, note: 'n', title: this.text(2), sichtbarkeit: LEVELS[level] };
    this.tell(stream, 'ProjectRevised', data);
  }

  abandon(): void {
    const found = this.#adopted.shift();
    if (found === undefined) return;
    const { stream, adoptionId } = found;
    this.tell(stream, 'AdoptionAbandoned', { adoptionId, on: '2025-06-01', reason: 'kosten' });
    if (this.random.below(2) === 0) this.tell(stream, 'ResultReleased', { adoptionId });
  }
}

/** A small invented world in which much is hidden; the same for the same seed. */
export const worldOf = (seed: number, steps: number): World => {
  const making = new Making(randomOf(seed));
  making.begin();
  for (let step = 0; step < steps; step += 1) making.step();
  const { happenings, words, kommunen, verbuende } = making;
  return { happenings, words: [...new Set(words)], organisations: [...kommunen, ...verbuende] };
};

/** The happenings as the events of a log of their own. */
export const logOf = (happenings: readonly Happening[]): StoredEvent[] => {
  const place = placer(randomOf(1));
  return happenings.map(({ stream, type, data, recordedAt }, index) => {
    const { revision, event } = place(stream, type, data, recordedAt);
    const position: Position = `${String(index + 1).padStart(16, '0')}-${event.metadata.hash.slice(0, 8)}`;
    return { ...event, stream, revision, position } as StoredEvent;
  });
};

interface Told {
  readonly level: string;
  readonly owner: StreamName;
  /** Where in the world's course it came to this level. */
  readonly since: number;
}

/** From where on a member sees what is for the Verbund; null while it has only asked. */
type Members = Map<StreamName, number | null>;

/** Who belongs to which Verbund after these happenings, by its id. Written for the tests alone. */
const membersAfter = (happenings: readonly Happening[]): ReadonlyMap<string, Members> => {
  const all = new Map<string, Members>();
  const open = new Set<string>();
  for (const [index, { stream, type, data }] of happenings.entries()) {
    const verbundId = String(type === 'JoinAnswered' ? idIn(stream) : data.verbundId);
    if (type === 'VerbundFounded') all.set(verbundId, new Map());
    if (data.beitritt === 'offen') open.add(verbundId);
    const members = all.get(verbundId);
    if (type === 'KommuneJoined' && typeof members?.get(stream) !== 'number')
      members?.set(stream, open.has(verbundId) ? index : null);
    // Joining an open Verbund once more is a new joining.
    if (type === 'KommuneJoined' && open.has(verbundId)) members?.set(stream, index);
    if (type === 'KommuneLeft') members?.delete(stream);
    const kommune: StreamName = `kommune-${String(data.kommuneId)}`;
    if (type === 'JoinAnswered' && members?.has(kommune)) members.set(kommune, 0);
  }
  return all;
};

/** For whom entries are after these happenings, by their ids. */
const entriesAfter = (happenings: readonly Happening[]): ReadonlyMap<string, Told> => {
  const entries = new Map<string, Told>();
  for (const [index, { stream, type, data }] of happenings.entries()) {
    const id = String(data.adoptionId ?? data.solutionId);
    const told = entries.get(id);
    const put = (level: string) => {
      if (told?.level !== level) entries.set(id, { level, owner: stream, since: index });
    };
    if (type === 'ReferenceClaimed') continue;
    if (typeof data.sichtbarkeit === 'string') put(data.sichtbarkeit);
    if (type === 'AdoptionAbandoned' && told?.level === 'oeffentlich') put('verbund');
    if (type === 'ResultReleased') put('oeffentlich');
  }
  return entries;
};

/** What of these happenings is for `viewer` (null: everybody), judged by what holds in the end. */
export const seenOf = (happenings: readonly Happening[], viewer: StreamName | null): Happening[] => {
  const [verbuende, entries] = [membersAfter(happenings), entriesAfter(happenings)];
  /** From where on somebody sees what is for a Verbund. */
  const from = (one: StreamName, verbundId: string): number =>
    one === `verbund-${verbundId}` ? 0 : (verbuende.get(verbundId)?.get(one) ?? Number.POSITIVE_INFINITY);
  const sees = ({ level, owner, since }: Told): boolean => {
    if (level === 'oeffentlich' || owner === viewer) return true;
    if (level === 'kommune' || viewer === null) return false;
    return [...verbuende.keys()].some(
      (verbundId) => Number.isFinite(from(owner, verbundId)) && since >= from(viewer, verbundId),
    );
  };
  return happenings.filter(({ data }) => {
    const entry = entries.get(String(data.adoptionId ?? data.solutionId));
    return entry === undefined || sees(entry);
  });
};
