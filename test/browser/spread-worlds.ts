import type { StreamName } from '../../contracts/envelope.ts';
import { type PlacedEvent, placer, solutionData } from '../bench/world/events.ts';
import { type Random, randomOf } from '../bench/world/random.ts';

/** The day on which the hub of these worlds looks. */
export const TODAY = '2026-11-20';
const MOMENT = '2026-11-01T09:00:00.000Z';
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

const BEGINNINGS =
  'Amsel Birken Buchen Drossel Eichen Erlen Eschen Falken Fuchs Gries Hafer Hasel Heide Hirsch Kirch König Linden Moos Mühl Otter Raben Roggen Rosen Silber Tannen Ulmen Wald Weiden Wiesen Winter'.split(
    ' ',
  );
const ENDINGS =
  'anger au bach berg brück burg feld furt garten grund hausen heim horst kamp linn loh mark mühle münd ried rode see stedt stett stieg tal wehr weiler werder wiesen winkel'.split(
    ' ',
  );
const VERBUENDE = [
  'Zweckverband Digitale Aue',
  'Kreis Wehrland',
  'Vier Täler',
  'Kommunal-IT Nordheide',
  'Städtenetz Mittelhöhe',
];
const CHANGES = [
  'Ansage auch auf Türkisch',
  'Anbindung an das eigene Fachverfahren',
  'Texte in einfacher Sprache',
];
const LONG = 'Verwaltungsgemeinschaft Oberwaldstetten-Unterwiesenbrunn';

/** A world of one solution: how it spread, and how many took it over. */
export interface World {
  readonly name: string;
  readonly root: string;
  readonly count: number;
}

const random = randomOf(11);
const world = (name: string, count: number): World => ({ name, root: random.uuid(), count });

/** Solutions that spread in each way that a drawing must hold. */
export const WORLDS: readonly World[] = [
  world('klein', 11),
  world('stern', 17),
  world('stern', 60),
  world('stern', 400),
  world('kette', 30),
  world('netz', 121),
  world('netz', 1000),
];

/** Another solution, from which some of the merged ones took as well. */
const OTHER = random.uuid();

interface Made {
  readonly id: string;
  readonly month: number;
}

const monthText = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/** A date of a month, as people know it: to the day, the month, the year, with one end only, or not at all. */
const dateOf = (draw: Random, month: number): object => {
  const value = monthText(month);
  const kind = draw.below(20);
  if (kind === 0) return {};
  if (kind === 1) return { adoptedOn: { value: value.slice(0, 4), precision: 'jahr' } };
  if (kind === 2)
    return { adoptedOn: { value: value.slice(0, 4), precision: 'jahr', grenze: 'spaetestens' } };
  if (kind < 10) return { adoptedOn: { value, precision: 'monat' } };
  return { adoptedOn: `${value}-15` };
};

const LAST = 2026 * 12 + 9;

/** From what the next one of a world took over, and when. */
const nextOf = (draw: Random, { name }: World, made: readonly Made[]): { source: Made; month: number } => {
  const root = made[0] as Made;
  const last = made.at(-1) as Made;
  if (name === 'kette') return { source: last, month: Math.min(LAST, last.month + 1 + draw.below(3)) };
  const source = name === 'stern' || draw.below(3) === 0 ? root : draw.pick(made.slice(-40));
  const begin = Math.max(source.month, draw.pick(YEARS) * 12 + draw.below(12));
  return { source, month: Math.min(LAST, begin + draw.below(6)) };
};

type Place = ReturnType<typeof placer>;

/** What became of an adoption. */
function* outcome(draw: Random, place: Place, stream: StreamName, adoptionId: string, month: number) {
  const kind = draw.below(12);
  const on = `${monthText(Math.min(LAST, month + 2))}-20`;
  if (kind < 3)
    yield place(
      stream,
      'OutcomeReported',
      {
        ...{
          adoptionId,
          outcomeId: draw.uuid(),
          indicator: 'Wartezeit',
          unit: 'Minuten',
          before: 40,
          after: 12,
        },
        ...{ period: '2025', method: 'gemessen' },
      },
      MOMENT,
    );
  if (kind === 3) yield place(stream, 'UsageEnded', { adoptionId, on }, MOMENT);
  if (kind > 5) yield place(stream, 'UsageReconfirmed', { adoptionId, on: '2026-10-01' }, MOMENT);
}

function* notBegun(draw: Random, place: Place, stream: StreamName, source: Made) {
  const sources = [{ solutionId: source.id, version: 1 }];
  const adoptionId = draw.uuid();
  const common = { adoptionId, sources, sichtbarkeit: 'oeffentlich' };
  if (draw.below(2) === 0)
    yield place(
      stream,
      'AdoptionPlanned',
      { ...common, on: '2026-06-01', ab: { value: '2027-03', precision: 'monat' } },
      MOMENT,
    );
  else yield place(stream, 'AdoptionDeclined', { ...common, on: '2026-05-01', reason: 'kosten' }, MOMENT);
}

function* adoption(draw: Random, place: Place, stream: StreamName, given: World, made: Made[]) {
  const { source, month } = nextOf(draw, given, made);
  if (given.name !== 'kette' && draw.below(12) === 0) return yield* notBegun(draw, place, stream, source);
  const merged = given.name === 'netz' && draw.below(12) === 0;
  const second = merged ? (draw.below(3) === 0 ? OTHER : draw.pick(made).id) : undefined;
  const isMerged = second !== undefined && second !== source.id;
  const changed = draw.below(3) === 0;
  const ids = { adoptionId: draw.uuid(), solutionId: draw.uuid() };
  yield place(
    stream,
    'BestPracticeAdopted',
    {
      ...ids,
      sources: [source.id, ...(isMerged ? [second] : [])].map((solutionId) => ({ solutionId, version: 1 })),
      relation: isMerged
        ? 'zusammengefuehrt'
        : changed
          ? 'angepasst'
          : draw.below(20) === 0
            ? 'angeregt'
            : 'unveraendert',
      ...dateOf(draw, month),
      status: draw.below(9) === 0 ? 'in-einfuehrung' : 'im-betrieb',
      ...(changed || isMerged ? { changes: [{ what: draw.pick(CHANGES) }] } : {}),
      sichtbarkeit: 'oeffentlich',
    },
    MOMENT,
  );
  made.push({ id: ids.solutionId, month });
  yield* outcome(draw, place, stream, ids.adoptionId, month);
}

function* organisations(draw: Random, place: Place, kommunen: readonly StreamName[]) {
  const founded = VERBUENDE.map((name): [StreamName, string] => [`verbund-${draw.uuid()}`, name]);
  for (const [stream, name] of founded)
    yield place(
      stream,
      'VerbundFounded',
      { verbundId: stream.slice(8), name, kind: 'zusammenarbeit', beitritt: 'offen', land: 'Hessen' },
      MOMENT,
    );
  for (const [index, stream] of kommunen.entries()) {
    const name =
      index === 5
        ? LONG
        : `Gemeinde ${BEGINNINGS[index % 30]}${ENDINGS[Math.floor(index / 30) % 31]}${index < 930 ? '' : ` ${index}`}`;
    yield place(
      stream,
      'KommuneRegistered',
      {
        kommuneId: stream.slice(8),
        name,
        kind: 'gemeinde',
        land: 'Hessen',
        population: 2000 + draw.below(60_000),
      },
      MOMENT,
    );
    const verbund = founded[draw.below(7)];
    if (verbund)
      yield place(stream, 'KommuneJoined', { verbundId: verbund[0].slice(8), on: '2018-01-01' }, MOMENT);
  }
}

/** All worlds in one log. */
export function* spreadEvents(): Iterable<PlacedEvent> {
  const draw = randomOf(5);
  const place = placer(draw);
  const kommunen = Array.from({ length: 1001 }, (): StreamName => `kommune-${draw.uuid()}`);
  yield* organisations(draw, place, kommunen);
  const share = (solutionId: string, title: string, seit?: string) =>
    place(
      kommunen[0] as StreamName,
      'ProjectShared',
      { ...solutionData(draw), title, solutionId, ...(seit ? { seit } : {}), sichtbarkeit: 'oeffentlich' },
      MOMENT,
    );
  yield share(OTHER, 'Mängel melden mit Bild und Ort');
  for (const given of WORLDS) {
    // Since when the star of 60 has been there at its origin nobody knows.
    yield share(
      given.root,
      `Termine mit Ansage, ${given.name} ${given.count}`,
      given.count === 60 ? undefined : '2018-10-01',
    );
    const made: Made[] = [{ id: given.root, month: 2018 * 12 + 9 }];
    for (let index = 1; index <= given.count; index += 1)
      yield* adoption(draw, place, kommunen[index] as StreamName, given, made);
  }
}
