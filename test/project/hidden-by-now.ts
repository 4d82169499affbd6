import type { Position, StoredEvent } from '../../contracts/envelope.ts';
import type { Sichtbarkeit } from '../../contracts/fields.ts';
import type { Audience } from '../../projections/model/audience.ts';
import type { ReadTable } from '../../projections/model/table.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';
import type { Runner } from '../../src/project/runner.ts';

interface Place {
  readonly audience: Audience;
}

/** Where an adoption stood at the end of a log, and since when. */
interface Level {
  readonly level: Sichtbarkeit;
  readonly since: Position;
  readonly variant: string | undefined;
}

/** By adoption, at which level it stands at the end of a log: told from the events alone (rule 9). */
const levelsOf = (events: readonly StoredEvent[]): ReadonlyMap<string, Level> => {
  const levels = new Map<string, Level>();
  for (const { type, data, position: since } of events) {
    const { adoptionId = '', solutionId, sichtbarkeit } = data as Partial<Record<string, string>>;
    const before = levels.get(adoptionId);
    const put = (level: Sichtbarkeit, variant = before?.variant) => {
      if (level !== before?.level) levels.set(adoptionId, { level, since, variant });
      else levels.set(adoptionId, { ...before, variant });
    };
    if (type === 'AdoptionPlanned' || type === 'AdoptionDeclined') put(sichtbarkeit as Sichtbarkeit);
    if (type === 'BestPracticeAdopted' || type === 'ProjectJoined')
      put(sichtbarkeit as Sichtbarkeit, solutionId);
    if (type === 'AdoptionAbandoned' && before?.level === 'oeffentlich') put('verbund');
    if (type === 'ResultReleased') put('oeffentlich');
  }
  return levels;
};

const RANK: Readonly<Record<Sichtbarkeit, number>> = { kommune: 0, verbund: 1, oeffentlich: 2 };

const tableByNow = <Row extends Place>(
  table: ReadTable<Row>,
  levelOf: (id: string) => Level | undefined,
): ReadTable<Row> => ({
  ...table,
  get size() {
    return table.size;
  },
  get lastChange() {
    return table.lastChange;
  },
  get: (id) => {
    const row = table.get(id);
    const now = levelOf(id);
    if (row === undefined || now === undefined || RANK[now.level] >= RANK[row.audience.level]) return row;
    const { owner } = row.audience;
    const audience = now.level === 'verbund' ? { ...now, owner } : { level: now.level, owner };
    return { ...row, audience };
  },
});

/**
 * The read models of the beginning of a log, seen as what has become hidden by the end of it asks: whoever looks back does not see
 * what has been put before fewer since.
 */
export const hiddenByNow = (runner: Runner, events: readonly StoredEvent[]): Runner => {
  const levels = levelsOf(events);
  const byVariant = new Map(
    [...levels.values()].flatMap((level) => (level.variant ? [[level.variant, level]] : [])),
  );
  const models = runner.models();
  const seen: ReadModels = {
    ...models,
    whereabouts: {
      ...models.whereabouts,
      adoptions: tableByNow(models.whereabouts.adoptions, (id) => levels.get(id)),
      solutions: tableByNow(models.whereabouts.solutions, (id) => byVariant.get(id)),
    },
  };
  return new Proxy(runner, {
    get: (target, name: keyof Runner) => {
      if (name === 'models') return () => seen;
      const value: unknown = target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
};
