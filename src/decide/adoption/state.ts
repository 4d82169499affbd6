import type { z } from 'zod';
import type { PlanStatus, UsageStatus } from '../../../contracts/fields/kinds/adoption.ts';
import type { FieldDate } from '../../../contracts/fields.ts';
import type { DataOf } from '../../../contracts/subjects.ts';
import { dateKey } from '../model/compare.ts';
import type { CaseForEveryEvent } from '../model/decider.ts';
import { onRecord } from '../model/on-record.ts';

interface StatusPoint {
  readonly status: z.output<typeof PlanStatus> | z.output<typeof UsageStatus>;
  readonly on?: FieldDate | undefined;
  readonly stand?: FieldDate | undefined;
}

/** The part of an adoption that exists from its beginning on. */
interface Begun {
  readonly solutionId: string;
  readonly adoptedOn: FieldDate | undefined;
  /** Latest version of the variant. */
  version: number;
  /** What was said of changes by then. */
  changed: 'unsaid' | 'nothing' | 'something';
  /** The last dated status point. */
  point: StatusPoint;
  /** Days on which the use was confirmed, as `dateKey`s. */
  readonly confirmed: Set<string>;
}

/** One adoption: planned, begun, and then perhaps ended or abandoned; `released` is that of rule 9. */
export interface Adoption {
  sources: readonly string[];
  /** The last status before it began. */
  plan?: StatusPoint;
  begun?: Begun;
  ended?: DataOf<'UsageEnded'>;
  abandoned?: DataOf<'AdoptionAbandoned' | 'AdoptionDeclined'>;
  released: boolean;
  /** Set where it was built jointly. */
  joint?: true;
}

/** A Kommune's adoptions. */
export interface AdoptionState {
  /** By adoptionId. */
  readonly all: Map<string, Adoption>;
  /** The adoptionIds that are planned or in use, by the solutionId of each of their sources. */
  readonly active: Map<string, Set<string>>;
  /** The decline that stands, by the solutionId of each of its sources: until that is planned or begins. */
  readonly declined: Map<string, DataOf<'AdoptionDeclined'>>;
  /** The solutions that it says to have built jointly: its own as well, whatever became of them. */
  readonly joined: Set<string>;
  /** The adoptionIds that were declared in error: nothing else is known of them. */
  readonly retracted: Set<string>;
}

/** Planned or in use: neither ended nor abandoned. */
export const isActive = (adoption: Adoption): boolean =>
  adoption.ended === undefined && adoption.abandoned === undefined;

const ids = (sources: DataOf<'AdoptionPlanned'>['sources']) => sources.map(({ solutionId }) => solutionId);

/** Stores an adoption as active under its sources, in place of the sources that were planned before. */
const put = (state: AdoptionState, adoptionId: string, adoption: Adoption) => {
  retire(state, adoptionId);
  state.all.set(adoptionId, adoption);
  for (const source of adoption.sources) {
    state.declined.delete(source);
    const active = state.active.get(source);
    if (active === undefined) state.active.set(source, new Set([adoptionId]));
    else active.add(adoptionId);
  }
};

/** Removes an adoption from those that are active: its sources may be adopted again. */
const retire = (state: AdoptionState, adoptionId: string) => {
  for (const source of state.all.get(adoptionId)?.sources ?? []) state.active.get(source)?.delete(adoptionId);
};

const changedIn = ({ relation, changes = [] }: DataOf<'BestPracticeAdopted'>): Begun['changed'] => {
  if (relation === 'unveraendert') return 'nothing';
  return relation === 'nicht-angegeben' && changes.length === 0 ? 'unsaid' : 'something';
};

const begin = (
  state: AdoptionState,
  data: Pick<DataOf<'BestPracticeAdopted'>, 'adoptionId' | 'solutionId' | 'sources' | 'status'>,
  { adoptedOn, changed }: Pick<Begun, 'adoptedOn' | 'changed'>,
) => {
  const { adoptionId, solutionId, status, sources } = data;
  put(state, adoptionId, {
    sources: ids(sources),
    begun: {
      ...{ solutionId, adoptedOn, changed, version: 1 },
      ...{ point: { status, on: adoptedOn }, confirmed: new Set() },
    },
    released: false,
  });
};

const begunOf = (state: AdoptionState, adoptionId: string): Begun => {
  const { begun } = onRecord(state.all, adoptionId);
  if (begun === undefined) throw new Error(`the stream uses ${adoptionId}, which has not begun`);
  return begun;
};

/** Changes a Kommune's adoptions by each event. */
export const evolveAdoptions: CaseForEveryEvent<AdoptionState, 'adoption'> = {
  AdoptionPlanned: (state, { data: { adoptionId, sources, status = 'geplant', on } }) => {
    put(state, adoptionId, { sources: ids(sources), plan: { status, on }, released: false });
  },
  BestPracticeAdopted: (state, { data }) => {
    begin(state, data, { adoptedOn: data.adoptedOn, changed: changedIn(data) });
  },
  ProjectJoined: (state, { data }) => {
    // With whom one builds there is nothing to take over as it is.
    begin(state, data, { adoptedOn: data.seit, changed: 'something' });
    onRecord(state.all, data.adoptionId).joint = true;
    for (const source of ids(data.sources)) state.joined.add(source);
  },
  AdoptionStatusChanged: (state, { data }) => {
    const adoption = onRecord(state.all, data.adoptionId);
    if (adoption.begun === undefined) adoption.plan = data;
    else adoption.begun.point = data;
  },
  AdaptationRecorded: (state, { data }) => {
    const begun = begunOf(state, data.adoptionId);
    begun.version = data.version;
    begun.changed = 'something';
  },
  AdoptionUnchanged: (state, { data }) => {
    begunOf(state, data.adoptionId).changed = 'nothing';
  },
  UsageReconfirmed: (state, { data }) => {
    begunOf(state, data.adoptionId).confirmed.add(dateKey(data.on));
  },
  UsageEnded: (state, { data }) => {
    onRecord(state.all, data.adoptionId).ended = data;
    retire(state, data.adoptionId);
  },
  AdoptionAbandoned: (state, { data }) => {
    onRecord(state.all, data.adoptionId).abandoned = data;
    retire(state, data.adoptionId);
  },
  AdoptionDeclined: (state, { data }) => {
    const sources = ids(data.sources);
    state.all.set(data.adoptionId, { sources, abandoned: data, released: false });
    for (const source of sources) state.declined.set(source, data);
  },
  ResultReleased: (state, { data }) => {
    onRecord(state.all, data.adoptionId).released = true;
  },
  AdoptionRetracted: (state, { data: { adoptionId } }) => {
    const { sources, joint } = onRecord(state.all, adoptionId);
    retire(state, adoptionId);
    for (const source of sources) {
      if (joint) state.joined.delete(source);
      if (state.declined.get(source)?.adoptionId === adoptionId) state.declined.delete(source);
    }
    state.all.delete(adoptionId);
    state.retracted.add(adoptionId);
  },
};
