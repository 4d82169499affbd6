import { dayInBerlin } from '../../contracts/days.ts';
import { EndStatus } from '../../contracts/fields/kinds/adoption.ts';
import { solution } from '../../contracts/fields/kinds/solution.ts';
import { type FieldDate, levelAfter, type Sichtbarkeit, statusAfter } from '../../contracts/fields.ts';
import { type DataOf, EVENTS, type EventType, eventsOf } from '../../contracts/subjects.ts';
import type { Closed, RecognitionField } from './facts/solution.ts';
import { type Fold, type Recorded, sameFor } from './model/fold.ts';
import { onRecord } from './model/on-record.ts';

/** A node of the lineage as its own stream describes it. */
export interface Variant {
  readonly kind: 'shared' | 'variant';
  readonly latestVersion: number;
  /** Set once it is withdrawn or no longer used. */
  readonly closed?: Closed;
  readonly sichtbarkeit: Sichtbarkeit;
  /** The pinned versions that it was taken over from; empty where it was shared. */
  readonly sources: readonly { readonly solutionId: string; readonly version: number }[];
  readonly enthaelt: readonly string[];
  readonly missingForRecognition: readonly RecognitionField[];
}

/** A stream's shared solutions and its variants. */
export interface VariantsState {
  /** By solutionId. */
  readonly all: Map<string, Variant>;
  /** The solutionId of the variant that an adoption made, by adoptionId. */
  readonly made: Map<string, string>;
}

const RECOGNITION_FIELDS: readonly RecognitionField[] = ['wertversprechen', 'zielgruppe', 'nutzennachweis'];

const shared = (data: DataOf<'ProjectShared'>): Variant => ({
  kind: 'shared',
  latestVersion: 1,
  sichtbarkeit: data.sichtbarkeit,
  sources: [],
  enthaelt: data.enthaelt ?? [],
  missingForRecognition: RECOGNITION_FIELDS.filter((field) => data[field] === undefined),
});

const revised = (before: Variant, data: DataOf<'ProjectRevised'>): Variant => ({
  ...before,
  latestVersion: data.version,
  sichtbarkeit: data.sichtbarkeit ?? before.sichtbarkeit,
  enthaelt: data.enthaelt ?? before.enthaelt,
  missingForRecognition: before.missingForRecognition.filter((field) => data[field] === undefined),
});

/** The events that make a variant. */
export const MAKE_VARIANTS = eventsOf('adoption', ({ makes }) => makes.includes(solution.id)) as (
  | 'BestPracticeAdopted'
  | 'ProjectJoined'
)[];

const begun = (data: DataOf<(typeof MAKE_VARIANTS)[number]>): Variant => ({
  kind: 'variant',
  latestVersion: 1,
  sichtbarkeit: data.sichtbarkeit,
  sources: data.sources,
  enthaelt: [],
  missingForRecognition: RECOGNITION_FIELDS,
});

/** Replaces the variant `id`. */
const change = (state: VariantsState, id: string, how: (before: Variant) => Variant) =>
  state.all.set(id, how(onRecord(state.all, id)));

/** Replaces the variant that the adoption made, if it made one: an adoption that was only planned has none. */
const changeAdopted = (state: VariantsState, adoptionId: string, how: (before: Variant) => Variant) => {
  const id = state.made.get(adoptionId);
  if (id !== undefined) change(state, id, how);
};

/** When it ended at the latest: as far as that is known, or as of when it was said. */
const endOf = (data: object, { recordedAt }: Recorded): FieldDate => {
  const { on, stand } = data as { readonly on?: FieldDate; readonly stand?: FieldDate };
  return on ?? stand ?? dayInBerlin(recordedAt);
};

/** What an event on an adoption makes of its variant: for whom it is, and whether it is over. */
const followed = (
  before: Variant,
  { type, data }: { readonly type: EventType; readonly data: object },
  recorded: Recorded,
): Variant => {
  const { entry } = EVENTS.get(type) ?? {};
  if (entry === undefined) return before;
  const sichtbarkeit = levelAfter(entry, data, before.sichtbarkeit) ?? before.sichtbarkeit;
  const { data: why } = EndStatus.safeParse(statusAfter(entry, data));
  return { ...before, sichtbarkeit, ...(why && { closed: { why, on: endOf(data, recorded) } }) };
};

/** What commands on other streams ask of this stream's solutions and variants. */
export const variantsFold: Fold<VariantsState> = {
  subject: 'variants',
  initial: () => ({ all: new Map(), made: new Map() }),

  evolve: {
    ProjectShared: (state, { data }) => {
      state.all.set(data.solutionId, shared(data));
    },
    ProjectRevised: (state, { data }) => {
      change(state, data.solutionId, (before) => revised(before, data));
    },
    ProjectWithdrawn: (state, { data }, { recordedAt }) => {
      const closed = { why: 'zurueckgezogen', on: dayInBerlin(recordedAt) } as const;
      change(state, data.solutionId, (before) => ({ ...before, closed }));
    },
    ...sameFor(MAKE_VARIANTS, (state: VariantsState, { data }) => {
      state.all.set(data.solutionId, begun(data));
      state.made.set(data.adoptionId, data.solutionId);
    }),
    ...sameFor(
      eventsOf('adoption', ({ makes }) => !makes.includes('adoptionId')),
      (state: VariantsState, event, recorded) => {
        changeAdopted(state, event.data.adoptionId, (before) => followed(before, event, recorded));
      },
    ),
    // Nobody finds it any more, and nothing can be taken over from it.
    AdoptionRetracted: (state, { data }) => {
      state.all.delete(state.made.get(data.adoptionId) ?? '');
      state.made.delete(data.adoptionId);
    },
    AdaptationRecorded: (state, { data }) => {
      change(state, data.solutionId, (before) => ({ ...before, latestVersion: data.version }));
    },
  },
};
