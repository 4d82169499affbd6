import type { z } from 'zod';
import type { adoption, UsageStatus } from '../../contracts/adoption.ts';
import type { FieldDate } from '../../contracts/fields.ts';
import { dateKey } from './compare.ts';
import { type EventsOf, never } from './model.ts';
import { onRecord } from './on-record.ts';

export type AdoptionEvent = EventsOf<typeof adoption.events>;
type DataOf<Type extends AdoptionEvent['type']> = Extract<AdoptionEvent, { type: Type }>['data'];

/** What is known since the adoption has begun. */
interface Begun {
  readonly solutionId: string;
  readonly adoptedOn: FieldDate;
  /** Latest version of the variant. */
  version: number;
  /** The last dated status point. */
  point: { readonly status: z.output<typeof UsageStatus>; readonly on: FieldDate };
  /** Days on which the use was confirmed, as `dateKey`s. */
  readonly confirmed: Set<string>;
}

/** One adoption: planned, begun, and then perhaps ended or abandoned; `released` is rule 9's. */
export interface Adoption {
  sources: readonly string[];
  begun?: Begun;
  ended?: DataOf<'UsageEnded'>;
  abandoned?: DataOf<'AdoptionAbandoned'>;
  released: boolean;
}

/** A Kommune's adoptions. */
export interface AdoptionState {
  /** By adoptionId. */
  readonly all: Map<string, Adoption>;
  /** Ids of those that are planned or in use, by each of their sources. */
  readonly active: Map<string, Set<string>>;
}

/** Planned or in use: neither ended nor abandoned. */
export const isActive = (adoption: Adoption): boolean =>
  adoption.ended === undefined && adoption.abandoned === undefined;

const ids = (sources: DataOf<'AdoptionPlanned'>['sources']) => sources.map(({ solutionId }) => solutionId);

/** Puts an adoption down; from here on it is active by these sources, whichever were planned before. */
const put = (state: AdoptionState, adoptionId: string, adoption: Adoption) => {
  retire(state, adoptionId);
  state.all.set(adoptionId, adoption);
  for (const source of adoption.sources) {
    const active = state.active.get(source);
    if (active === undefined) state.active.set(source, new Set([adoptionId]));
    else active.add(adoptionId);
  }
};

/** From here on its sources may be adopted anew. */
const retire = (state: AdoptionState, adoptionId: string) => {
  for (const source of state.all.get(adoptionId)?.sources ?? []) state.active.get(source)?.delete(adoptionId);
};

const begin = (state: AdoptionState, data: DataOf<'BestPracticeAdopted'>) => {
  const { adoptionId, solutionId, adoptedOn, status, sources } = data;
  put(state, adoptionId, {
    sources: ids(sources),
    begun: { solutionId, adoptedOn, version: 1, point: { status, on: adoptedOn }, confirmed: new Set() },
    released: false,
  });
};

const begunOf = (state: AdoptionState, adoptionId: string): Begun => {
  const { begun } = onRecord(state.all, adoptionId);
  if (begun === undefined) throw new Error(`the stream uses ${adoptionId}, which has not begun`);
  return begun;
};

/** Folds a Kommune's adoptions. */
export const evolveAdoptions = (state: AdoptionState, event: AdoptionEvent): void => {
  switch (event.type) {
    case 'AdoptionPlanned':
      put(state, event.data.adoptionId, { sources: ids(event.data.sources), released: false });
      break;
    case 'BestPracticeAdopted':
      begin(state, event.data);
      break;
    case 'AdoptionStatusChanged':
      begunOf(state, event.data.adoptionId).point = event.data;
      break;
    case 'AdaptationRecorded':
      begunOf(state, event.data.adoptionId).version = event.data.version;
      break;
    case 'UsageReconfirmed':
      begunOf(state, event.data.adoptionId).confirmed.add(dateKey(event.data.on));
      break;
    case 'UsageEnded':
      onRecord(state.all, event.data.adoptionId).ended = event.data;
      retire(state, event.data.adoptionId);
      break;
    case 'AdoptionAbandoned':
      onRecord(state.all, event.data.adoptionId).abandoned = event.data;
      retire(state, event.data.adoptionId);
      break;
    case 'ResultReleased':
      onRecord(state.all, event.data.adoptionId).released = true;
      break;
    default:
      never(event);
  }
};
