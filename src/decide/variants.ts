import type {
  AdaptationRecorded,
  AdoptionAbandoned,
  BestPracticeAdopted,
  ResultReleased,
  UsageEnded,
} from '../../contracts/adoption.ts';
import { dayInBerlin } from '../../contracts/days.ts';
import type { EventOf } from '../../contracts/definitions.ts';
import type { Sichtbarkeit } from '../../contracts/fields.ts';
import type { solution } from '../../contracts/solution.ts';
import type { Closed, RecognitionField } from './facts.ts';
import { type EventsOf, type Fold, never } from './model.ts';
import { onRecord } from './on-record.ts';

/** What a stream says of one node of the lineage that is its own. */
export interface Variant {
  readonly kind: 'shared' | 'variant';
  readonly latestVersion: number;
  /** Set once it is over: withdrawn, or not used any more. */
  readonly closed?: Closed;
  readonly sichtbarkeit: Sichtbarkeit;
  /** The pinned versions that it was taken over from; none where it was shared. */
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

type Solution = EventsOf<typeof solution.events>;
type DataOf<Type extends Solution['type']> = Extract<Solution, { type: Type }>['data'];
type Adoption = EventOf<
  | typeof BestPracticeAdopted
  | typeof AdaptationRecorded
  | typeof UsageEnded
  | typeof AdoptionAbandoned
  | typeof ResultReleased
>;

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

const adopted = (data: EventOf<typeof BestPracticeAdopted>['data']): Variant => ({
  kind: 'variant',
  latestVersion: 1,
  sichtbarkeit: data.sichtbarkeit,
  sources: data.sources,
  enthaelt: [],
  missingForRecognition: RECOGNITION_FIELDS,
});

/** Changes what `id` stands for. */
const change = (state: VariantsState, id: string, how: (before: Variant) => Variant) =>
  state.all.set(id, how(onRecord(state.all, id)));

/** Changes the variant that the adoption made; a planned one that was given up has made none. */
const changeAdopted = (state: VariantsState, adoptionId: string, how: (before: Variant) => Variant) => {
  const id = state.made.get(adoptionId);
  if (id !== undefined) change(state, id, how);
};

/** Rule 9: what was not pursued is the Verbund's to see, until the Kommune releases it. */
const narrowed = (before: Variant): Variant => ({
  ...before,
  sichtbarkeit: before.sichtbarkeit === 'kommune' ? 'kommune' : 'verbund',
});

/** What other streams may ask of this one's solutions and variants. */
export const variantsFold: Fold<VariantsState, Solution | Adoption> = {
  subject: 'variants',
  folds: [
    'ProjectShared',
    'ProjectRevised',
    'ProjectWithdrawn',
    'BestPracticeAdopted',
    'AdaptationRecorded',
    'UsageEnded',
    'AdoptionAbandoned',
    'ResultReleased',
  ],
  initial: () => ({ all: new Map(), made: new Map() }),

  evolve(state, event, { recordedAt }) {
    switch (event.type) {
      case 'ProjectShared':
        state.all.set(event.data.solutionId, shared(event.data));
        break;
      case 'ProjectRevised':
        change(state, event.data.solutionId, (before) => revised(before, event.data));
        break;
      case 'ProjectWithdrawn':
        change(state, event.data.solutionId, (before) => ({
          ...before,
          closed: { why: 'zurueckgezogen', on: dayInBerlin(recordedAt) },
        }));
        break;
      case 'BestPracticeAdopted':
        state.all.set(event.data.solutionId, adopted(event.data));
        state.made.set(event.data.adoptionId, event.data.solutionId);
        break;
      case 'AdaptationRecorded':
        change(state, event.data.solutionId, (before) => ({ ...before, latestVersion: event.data.version }));
        break;
      case 'AdoptionAbandoned':
        changeAdopted(state, event.data.adoptionId, (before) => ({
          ...narrowed(before),
          closed: { why: 'nicht-weiterverfolgt', on: event.data.on },
        }));
        break;
      case 'UsageEnded':
        changeAdopted(state, event.data.adoptionId, (before) => ({
          ...before,
          closed: { why: 'beendet', on: event.data.on },
        }));
        break;
      case 'ResultReleased':
        changeAdopted(state, event.data.adoptionId, (before) => ({ ...before, sichtbarkeit: 'oeffentlich' }));
        break;
      default:
        never(event);
    }
  },
};
