import { isDeepStrictEqual } from 'node:util';
import type { StreamName } from '../../../contracts/envelope.ts';
import { firstDay } from '../../../contracts/fields.ts';
import type { LineageNode } from '../../../contracts/views/lineage.ts';
import { keepsake } from '../../model/memory.ts';
import type { Change } from '../../model/table.ts';
import { ownerRef, verbundRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';

type KommuneRef = NonNullable<LineageNode['kommune']>;
type VerbundRef = NonNullable<LineageNode['verbund']>;

/** Whose a node is, as of a day; the same object as long as that says the same. */
export interface Owner {
  readonly kommune?: KommuneRef;
  readonly verbund?: VerbundRef;
  readonly land?: string | undefined;
  readonly einwohner?: number | undefined;
  readonly verbuende?: VerbundRef[];
}

export interface Owners {
  /** The same object as long as nothing has changed of which owners are made. */
  readonly asOf: object;
  of(stream: StreamName): Owner;
}

/** What a Kommune is a member of on a day, by both sides' word (rule 24). */
const verbuendeOf = (models: ReadModels, kommuneId: string, day: string): VerbundRef[] =>
  models.verbund.memberships
    .by('kommune', kommuneId)
    .filter(({ since }) => firstDay(since) <= day)
    .sort((a, b) => (firstDay(a.since) + a.verbundId < firstDay(b.since) + b.verbundId ? -1 : 1))
    .map(({ verbundId }) => verbundRef(models, verbundId));

const ownerOf = (models: ReadModels, stream: StreamName, day: string): Owner => {
  const named: Owner = ownerRef(models, stream);
  if (named.kommune === undefined) return named;
  const { kommuneId } = named.kommune;
  const row = models.kommune.kommunen.get(kommuneId);
  const verbuende = verbuendeOf(models, kommuneId, day);
  const member = verbuende.length === 0 ? {} : { verbuende };
  return { ...named, land: row?.land, einwohner: row?.population, ...member };
};

interface Kept {
  day: string;
  changes: readonly Change[];
  /** What holds by now, and what held before: said again where it is the same. */
  now: Map<StreamName, Owner>;
  before: Map<StreamName, Owner>;
}

const OWNERS = keepsake<Kept>(() => ({ day: '', changes: [], now: new Map(), before: new Map() }));

/** Whose nodes are, as of a day; a few hundred own ten thousand, so each is looked for once. */
export const ownersOf = (models: ReadModels, day: string): Owners => {
  const kept = models.memory.moment.of(OWNERS);
  const { kommune, verbund } = models;
  const changes = [kommune.kommunen, verbund.verbuende, verbund.memberships].map((table) => table.lastChange);
  if (kept.day !== day || changes.some((change, index) => change !== kept.changes[index])) {
    kept.before = new Map([...kept.before, ...kept.now]);
    Object.assign(kept, { day, changes, now: new Map() });
  }
  const { now, before } = kept;
  const of = (stream: StreamName): Owner => {
    let owner = now.get(stream);
    if (owner === undefined) {
      const found = ownerOf(models, stream, day);
      const known = before.get(stream);
      owner = known !== undefined && isDeepStrictEqual(known, found) ? known : found;
      now.set(stream, owner);
    }
    return owner;
  };
  return { asOf: now, of };
};
