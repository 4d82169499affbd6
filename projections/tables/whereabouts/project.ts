import type { Position } from '../../../contracts/envelope.ts';
import { adoption } from '../../../contracts/fields/kinds/adoption.ts';
import { solution } from '../../../contracts/fields/kinds/solution.ts';
import { levelAfter, type Sichtbarkeit } from '../../../contracts/fields.ts';
import { EVENTS, KINDS } from '../../../contracts/subjects.ts';
import { type Audience, audienceAt } from '../../model/audience.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { projection } from '../../model/projection.ts';
import type { WriteTable } from '../../model/table.ts';
import { placeOf } from './place-of.ts';
import { type AdoptionPlace, type EntryPlace, type SolutionPlace, whereaboutsTables } from './tables.ts';

interface Tables {
  readonly solutions: WriteTable<SolutionPlace>;
  readonly adoptions: WriteTable<AdoptionPlace>;
  readonly entries: WriteTable<EntryPlace>;
}

/** The audience once something is put at a level; where it stood there already, it has stood there since then. */
const moved = (before: Audience, level: Sichtbarkeit, at: Position): Audience =>
  level === before.level ? before : audienceAt(level, before.owner, at);

/** Changes who may see an adoption, and the variant that it made with it. */
const relevel = (tables: Tables, adoptionId: string, level: Sichtbarkeit, at: Position) => {
  const place = tables.adoptions.get(adoptionId);
  if (place === undefined) return;
  const audience = moved(place.audience, level, at);
  tables.adoptions.put(adoptionId, { ...place, audience });
  const variant = place.solutionId && tables.solutions.get(place.solutionId);
  if (place.solutionId && variant) tables.solutions.put(place.solutionId, { ...variant, audience });
};

/** Takes an adoption, and the variant that it made, out of everybody's sight: it was declared in error. */
const takeBack = (tables: Tables, adoptionId: string) => {
  const place = tables.adoptions.get(adoptionId);
  if (place === undefined) return;
  tables.adoptions.put(adoptionId, { ...place, audience: { ...place.audience, gone: true } });
  const variant = place.solutionId && tables.solutions.get(place.solutionId);
  if (place.solutionId && variant)
    tables.solutions.put(place.solutionId, { ...variant, audience: { ...variant.audience, gone: true } });
};

/** Places an adoption, and the variant that it begins with; moves both where an event says so. */
const placeAdoption = ({ type, data, stream, position }: ProjectedEvent, tables: Tables) => {
  const { entry, makes = [] } = EVENTS.get(type) ?? {};
  if (entry?.id !== adoption.id) return;
  const { adoptionId, solutionId } = data as { adoptionId: string; solutionId?: string };
  if (entry.gone) return takeBack(tables, adoptionId);
  const isMade = makes.includes(adoption.id);
  const before = isMade ? undefined : tables.adoptions.get(adoptionId)?.audience.level;
  const level = levelAfter(entry, data, before);
  if (level === undefined) return;
  if (!isMade) return relevel(tables, adoptionId, level, position);
  const place = { stream, audience: audienceAt(level, stream, position) };
  if (solutionId === undefined || !makes.includes(solution.id)) {
    tables.adoptions.put(adoptionId, place);
    return;
  }
  tables.adoptions.put(adoptionId, { ...place, solutionId });
  tables.solutions.put(solutionId, { ...place, kind: 'variant', adoptionId });
};

const kindOf = (id: string): string | undefined => KINDS.find((one) => one.id === id)?.name;

/** Places an entry that has no table of its own, and moves it where an event says so. */
const placeEntry = ({ type, data, stream, position }: ProjectedEvent, tables: Tables) => {
  const { entry, makes = [] } = EVENTS.get(type) ?? {};
  const id = entry && (data as Readonly<Record<string, string | undefined>>)[entry.id];
  if (entry === undefined || id === undefined) return;
  const before = tables.entries.get(id);
  const level = levelAfter(entry, data, before?.audience.level);
  if (level === undefined) return;
  if (before !== undefined) {
    tables.entries.put(id, { ...before, audience: moved(before.audience, level, position) });
    return;
  }
  const kind = kindOf(entry.id);
  if (kind !== undefined && makes.includes(entry.id) && placeOf(tables, id) === undefined)
    tables.entries.put(id, { kind, stream, audience: audienceAt(level, stream, position) });
};

/** Places what an event makes within an entry, maybe of another organisation, that has no table of its own. */
const placeWithin = ({ type, data, stream }: ProjectedEvent, tables: Tables) => {
  const { entry, makes = [] } = EVENTS.get(type) ?? {};
  const fields = data as Readonly<Record<string, string | undefined>>;
  const within = entry && fields[entry.id];
  const around = within === undefined ? undefined : tables.entries.get(within);
  if (within === undefined || around === undefined) return;
  for (const name of makes) {
    const [id, kind] = [fields[name], kindOf(name)];
    if (name === entry?.id || id === undefined || kind === undefined || tables.entries.get(id) !== undefined)
      continue;
    tables.entries.put(id, { kind, stream, audience: around.audience, within });
  }
};

/** Which stream holds a solution, a variant, an adoption or any other entry, and who may see it by now. */
export const whereabouts = projection({
  name: 'whereabouts',
  version: 4,
  reads: [],
  tables: whereaboutsTables,
  on: {
    ProjectShared: ({ data, stream, position }, { tables }) =>
      tables.solutions.put(data.solutionId, {
        stream,
        audience: audienceAt(data.sichtbarkeit, stream, position),
        kind: 'shared',
      }),
    ProjectRevised: ({ data, position }, { tables }) => {
      const place = tables.solutions.get(data.solutionId);
      if (place && data.sichtbarkeit) {
        const audience = moved(place.audience, data.sichtbarkeit, position);
        tables.solutions.put(data.solutionId, { ...place, audience });
      }
    },
  },
  onEvery: (event, { tables }) => {
    placeAdoption(event, tables);
    placeEntry(event, tables);
    placeWithin(event, tables);
  },
});
