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

/** A Kommune's adoptions by adoptionId. */
export type AdoptionState = Map<string, Adoption>;

/** Planned or in use: neither ended nor abandoned. */
export const isActive = (adoption: Adoption): boolean =>
  adoption.ended === undefined && adoption.abandoned === undefined;

const ids = (sources: DataOf<'AdoptionPlanned'>['sources']) => sources.map(({ solutionId }) => solutionId);

const begin = (state: AdoptionState, data: DataOf<'BestPracticeAdopted'>) => {
  const { adoptionId, solutionId, adoptedOn, status, sources } = data;
  state.set(adoptionId, {
    sources: ids(sources),
    begun: { solutionId, adoptedOn, version: 1, point: { status, on: adoptedOn }, confirmed: new Set() },
    released: false,
  });
};

const begunOf = (state: AdoptionState, adoptionId: string): Begun => {
  const { begun } = onRecord(state, adoptionId);
  if (begun === undefined) throw new Error(`the stream uses ${adoptionId}, which has not begun`);
  return begun;
};

/** Folds a Kommune's adoptions. */
export const evolveAdoptions = (state: AdoptionState, event: AdoptionEvent): void => {
  switch (event.type) {
    case 'AdoptionPlanned':
      state.set(event.data.adoptionId, { sources: ids(event.data.sources), released: false });
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
      onRecord(state, event.data.adoptionId).ended = event.data;
      break;
    case 'AdoptionAbandoned':
      onRecord(state, event.data.adoptionId).abandoned = event.data;
      break;
    case 'ResultReleased':
      onRecord(state, event.data.adoptionId).released = true;
      break;
    default:
      never(event);
  }
};
