import { createHash } from 'node:crypto';
import type { SealedEvent, StreamName } from '../../../contracts/envelope.ts';
import { Land } from '../../../contracts/fields.ts';
import { seal } from '../../../src/store/seal.ts';
import { type Random, randomOf } from './random.ts';
import { sentence } from './words.ts';

/** How much there is of each; adoptions bring about one more event in two. */
export interface WorldSize {
  readonly kommunen: number;
  readonly verbuende: number;
  readonly solutions: number;
  readonly adoptions: number;
}

/** An event for its place in its stream. */
export interface PlacedEvent {
  readonly stream: StreamName;
  readonly revision: number;
  readonly event: SealedEvent;
}

export type Place = (stream: StreamName, type: string, data: object, recordedAt: string) => PlacedEvent;

/** Seals events one after the other, each chained to the last one of its stream. */
export const placer = (random: Random): Place => {
  const ends = new Map<StreamName, { revision: number; hash: string }>();
  return (stream, type, data, recordedAt) => {
    const before = ends.get(stream);
    const revision = (before?.revision ?? -1) + 1;
    const commandId = random.uuid();
    const event = seal(
      { stream, revision, prevHash: before?.hash ?? null },
      { id: random.uuid(), type, version: 1, data: data as Record<string, unknown> },
      {
        commandId,
        contentHash: createHash('sha256').update(commandId).digest('hex'),
        actor: { organisation: stream, role: 'demo', subjectRef: random.uuid() },
        recordedAt,
        correlationId: commandId,
        causationId: commandId,
        salt: random.uuid().replaceAll('-', ''),
      },
    );
    ends.set(stream, { revision, hash: event.metadata.hash });
    return { stream, revision, event };
  };
};

const FIELDS = [
  'Bürgerservice',
  'Bildung und Betreuung',
  'Bauen und Wohnen',
  'Mobilität',
  'Umwelt',
  'Gesundheit und Pflege',
  'Interne Verwaltung',
  'Kultur und Ehrenamt',
  'Sicherheit und Ordnung',
  'Finanzen',
];
const KINDS = ['gemeinde', 'stadt', 'kreisfreie-stadt', 'gemeindeverband', 'landkreis'];
const STATUS = ['idee', 'geplant', 'beginnt', 'laeuft', 'tun-wir-bereits'];
const ARTEN = ['software', 'prozess', 'organisation', 'qualifizierung', 'beteiligung'];
const USES = ['in-erprobung', 'in-einfuehrung', 'im-betrieb', 'im-betrieb', 'im-betrieb'];

const START = Date.UTC(2023, 0, 1);
const SPAN = 3.8 * 365 * 86_400_000;

/** A moment within four years, by how far the world has come (0 to 1). */
const momentOf = (part: number) => new Date(START + part * SPAN).toISOString();

/** What is made of which Kommune, before the events are drawn. */
interface Drawn {
  readonly random: Random;
  readonly place: Place;
  readonly kommunen: readonly StreamName[];
}

const idIn = (stream: StreamName) => stream.slice(stream.indexOf('-') + 1);

/** The data of a shared solution as a Kommune would write it: about 600 bytes. */
export const solutionData = (random: Random) => ({
  title: sentence(random, 5),
  summary: sentence(random, 24),
  gestaltungsfelder: [...new Set([random.pick(FIELDS), random.pick(FIELDS)])],
  innovationStatus: random.pick(STATUS),
  art: random.pick(ARTEN),
  wertversprechen: sentence(random, 10),
  zielgruppe: sentence(random, 4),
  nutzennachweis: sentence(random, 8),
});

const drawVisibility = (random: Random) =>
  random.below(20) === 0 ? (random.below(2) === 0 ? 'kommune' : 'verbund') : 'oeffentlich';

function* organisations({ kommunen, verbuende }: WorldSize, { random, place, kommunen: streams }: Drawn) {
  const founded = Array.from({ length: verbuende }, (): StreamName => `verbund-${random.uuid()}`);
  for (const stream of founded)
    yield place(
      stream,
      'VerbundFounded',
      {
        verbundId: idIn(stream),
        name: `Zusammenarbeit ${sentence(random, 1)}`,
        kind: 'zusammenarbeit',
        // All join before anything is shared: being open, they see the same as if each had been answered.
        beitritt: 'offen',
        land: random.pick(Land.options),
      },
      momentOf(0),
    );
  for (const [index, stream] of streams.entries()) {
    const name = `Kommune ${sentence(random, 1)} ${index}`;
    const data = {
      kommuneId: idIn(stream),
      name,
      kind: random.pick(KINDS),
      land: random.pick(Land.options),
      ags: String(index + 1_000_000).padStart(8, '0'),
      population: 500 + random.zipf(1_000_000),
    };
    yield place(stream, 'KommuneRegistered', data, momentOf((index / kommunen) * 0.05));
    const verbund = founded[random.below(verbuende * 2)];
    if (verbund)
      yield place(stream, 'KommuneJoined', { verbundId: idIn(verbund), on: '2023-02-01' }, momentOf(0.05));
  }
}

interface Source {
  readonly solutionId: string;
  readonly version: number;
  readonly owner: StreamName;
}

function* adoption({ random, place, kommunen }: Drawn, nodes: Source[], part: number) {
  // Few are taken over by many; one variant in ten is taken over again.
  const { owner, ...source } = nodes[Math.floor(nodes.length * random.next() ** 2)] as Source;
  const stream = random.pick(kommunen);
  if (stream === owner) return;
  const ids = { adoptionId: random.uuid(), solutionId: random.uuid() };
  const recordedAt = momentOf(part);
  const adapted = random.below(3) === 0;
  yield place(
    stream,
    'BestPracticeAdopted',
    {
      ...ids,
      sources: [source],
      relation: adapted ? 'angepasst' : 'unveraendert',
      adoptedOn: recordedAt.slice(0, 10),
      status: random.pick(USES),
      ...(adapted ? { changes: [{ what: sentence(random, 6) }] } : {}),
      sichtbarkeit: drawVisibility(random),
    },
    recordedAt,
  );
  if (random.below(10) === 0) nodes.push({ solutionId: ids.solutionId, version: 1, owner: stream });
  const { adoptionId } = ids;
  if (random.below(5) === 0)
    yield place(
      stream,
      'AdoptionStatusChanged',
      { adoptionId, status: 'im-betrieb', on: momentOf(part + 0.01).slice(0, 10) },
      momentOf(part + 0.01),
    );
  if (random.below(5) === 0)
    yield place(stream, 'UsageReconfirmed', { adoptionId, on: recordedAt.slice(0, 10) }, recordedAt);
  if (random.below(10) === 0)
    yield place(
      stream,
      'OutcomeReported',
      {
        adoptionId,
        outcomeId: random.uuid(),
        indicator: sentence(random, 2),
        unit: 'Stunden je Monat',
        before: 40,
        after: random.below(40),
        period: '2025',
        method: 'gemessen',
      },
      recordedAt,
    );
}

/**
 * A world of invented Kommunen that share and take over, in log order: registered first, then adoptions between the
 * sharing. The same for the same size and seed.
 */
export function* worldEvents(size: WorldSize, seed = 1): Iterable<PlacedEvent> {
  const random = randomOf(seed);
  const kommunen = Array.from({ length: size.kommunen }, (): StreamName => `kommune-${random.uuid()}`);
  const drawn: Drawn = { random, place: placer(random), kommunen };
  yield* organisations(size, drawn);
  const nodes: Source[] = [];
  const each = size.adoptions / size.solutions;
  let due = 0;
  for (let index = 0; index < size.solutions; index += 1) {
    const part = 0.05 + (index / size.solutions) * 0.93;
    const owner = random.pick(kommunen);
    const solutionId = random.uuid();
    const data = { ...solutionData(random), solutionId, sichtbarkeit: drawVisibility(random) };
    yield drawn.place(owner, 'ProjectShared', data, momentOf(part));
    nodes.push({ solutionId, version: 1, owner });
    for (due += each; due >= 1; due -= 1) yield* adoption(drawn, nodes, part);
  }
}
