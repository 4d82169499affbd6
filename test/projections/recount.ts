import type { StoredEvent } from '../../contracts/envelope.ts';

/**
 * "n Kommunen nutzen das" (DOMAIN rule 14), counted a second time from the bare log, the other way round (from each
 * adoption upwards) and without any code of the product.
 */

interface Use {
  readonly adopter: string;
  /** Rule 14 counts Kommunen: others are a figure of their own. */
  readonly isKommune: boolean;
  sources: string[];
  variant?: string;
  idea: boolean;
  /** Built jointly with the owner of its source. */
  joint?: true;
  level: string;
  status: string;
  lastWord: string;
}

const berlinDay = (instant: string) =>
  new Date(instant).toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' });

const dayOf = (date: unknown): string => {
  const text = typeof date === 'string' ? date : (date as { value: string }).value;
  return text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text;
};

const yearBefore = (day: string): string => {
  const [year, month, date] = day.split('-') as [string, string, string];
  return `${Number(year) - 1}-${month}-${month === '02' && date === '29' ? '28' : date}`;
};

const idOf = (stream: string) => stream.slice(-36);
const idsIn = (sources: unknown) => (sources as { solutionId: string }[]).map(({ solutionId }) => solutionId);

/** What is decided counts among what is planned. */
const planned = (status: unknown): string =>
  status === undefined || status === 'beschlossen' ? 'geplant' : String(status);

/** As of when something is said that does not say it itself: not known where a file brought it. */
const unsaid = ({ clock, recordedAt }: StoredEvent['metadata']): string =>
  clock === 'import' ? '' : berlinDay(recordedAt);

const usesOf = (events: readonly StoredEvent[]): Map<string, Use> => {
  const uses = new Map<string, Use>();
  for (const { type, data, stream, metadata } of events) {
    const key = String(data.adoptionId);
    const use = uses.get(key);
    const said = data.stand === undefined ? unsaid(metadata) : dayOf(data.stand);
    if (type === 'AdoptionPlanned')
      uses.set(key, {
        adopter: idOf(stream),
        isKommune: stream.startsWith('kommune-'),
        sources: idsIn(data.sources),
        idea: false,
        level: String(data.sichtbarkeit),
        status: planned(data.status),
        lastWord: said,
      });
    if (type === 'BestPracticeAdopted' || type === 'ProjectJoined')
      uses.set(key, {
        adopter: idOf(stream),
        isKommune: stream.startsWith('kommune-'),
        sources: idsIn(data.sources),
        variant: String(data.solutionId),
        idea: data.relation === 'angeregt',
        ...(type === 'ProjectJoined' ? { joint: true } : {}),
        level: String(data.sichtbarkeit),
        status: planned(data.status),
        lastWord: said,
      });
    if (type === 'AdoptionDeclined')
      uses.set(key, {
        adopter: idOf(stream),
        isKommune: stream.startsWith('kommune-'),
        sources: idsIn(data.sources),
        idea: false,
        level: String(data.sichtbarkeit),
        status: 'nicht-weiterverfolgt',
        lastWord: '',
      });
    if (use === undefined) continue;
    if (type === 'AdoptionStatusChanged') {
      use.status = planned(data.status);
      if (said > use.lastWord) use.lastWord = said;
    }
    if (type === 'UsageReconfirmed' && dayOf(data.on) > use.lastWord) use.lastWord = dayOf(data.on);
    if (type === 'UsageEnded') use.status = 'beendet';
    if (type === 'AdoptionAbandoned') {
      use.status = 'nicht-weiterverfolgt';
      if (use.level === 'oeffentlich') use.level = 'verbund';
    }
    if (type === 'ResultReleased') use.level = 'oeffentlich';
    if (type === 'AdoptionRetracted') uses.delete(key);
  }
  return uses;
};

const ownersOf = (events: readonly StoredEvent[]): Map<string, string> =>
  new Map(
    events.flatMap(({ type, data, stream }) =>
      type === 'ProjectShared' ? [[String(data.solutionId), idOf(stream)] as const] : [],
    ),
  );

/** Everything that a use stands on, not through what was an idea only. */
const ground = (use: Use, byVariant: ReadonlyMap<string, Use>, seen = new Set<string>()): Set<string> => {
  if (use.idea) return seen;
  for (const source of use.sources) {
    if (seen.has(source)) continue;
    seen.add(source);
    const above = byVariant.get(source);
    if (above) ground(above, byVariant, seen);
  }
  return seen;
};

const BEGUN = new Set(['in-entwicklung', 'in-erprobung', 'in-einfuehrung', 'im-betrieb']);

/** For every shared solution the distinct Kommunen that use it on this day, by figure, as the public may know it. */
export const recount = (
  events: readonly StoredEvent[],
  today: string,
): Map<string, Record<string, number>> => {
  const uses = [...usesOf(events).values()];
  const owners = ownersOf(events);
  const byVariant = new Map(uses.flatMap((use) => (use.variant ? [[use.variant, use] as const] : [])));
  const builders = new Set(
    uses
      .filter(
        ({ joint, level, status }) => joint && level === 'oeffentlich' && status !== 'nicht-weiterverfolgt',
      )
      .flatMap(({ sources, adopter }) => sources.map((source) => `${source} ${adopter}`)),
  );
  const found = new Map<string, Map<string, Set<string>>>();
  for (const use of uses) {
    if (use.level !== 'oeffentlich') continue;
    const old = use.status === 'im-betrieb' && use.lastWord < yearBefore(today);
    if (!use.isKommune && !BEGUN.has(use.status)) continue;
    const own = old ? 'unbestaetigt' : use.status;
    const figure = use.isKommune ? own : 'andere-stellen';
    for (const solution of ground(use, byVariant)) {
      if (owners.get(solution) === use.adopter || builders.has(`${solution} ${use.adopter}`)) continue;
      const figures = found.get(solution) ?? new Map<string, Set<string>>();
      found.set(solution, figures.set(figure, (figures.get(figure) ?? new Set()).add(use.adopter)));
    }
  }
  return new Map(
    [...owners.keys()].map((id) => [
      id,
      Object.fromEntries([...(found.get(id) ?? [])].map(([figure, who]) => [figure, who.size])),
    ]),
  );
};
