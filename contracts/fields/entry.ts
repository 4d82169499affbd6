import { z } from 'zod';
import { field } from './field.ts';

/** Who may see an entry (DOMAIN, Nouns). */
export const Sichtbarkeit = z.enum(['kommune', 'verbund', 'oeffentlich']);
export type Sichtbarkeit = z.output<typeof Sichtbarkeit>;

const LEVELS: readonly Sichtbarkeit[] = Sichtbarkeit.options;

const WHO = 'Wer darf das sehen?';
const ORDER = { order: 90 };

const MEANS: Readonly<Record<Sichtbarkeit, string>> = {
  kommune: 'nur Sie selbst',
  verbund: 'nur die eigenen Zusammenschlüsse und wer ihnen angehört',
  oeffentlich: 'alle',
};

/** The visibility of an entry as its author chooses it, and which one it has where none is chosen. */
export const sichtbarkeit = (unsaid: Sichtbarkeit = 'oeffentlich') => {
  const others = LEVELS.filter((level) => level !== unsaid).reverse();
  const words = others.map((level) => `„${level}“: ${MEANS[level]}`).join('; ');
  return field(WHO, Sichtbarkeit.default(unsaid), {
    ...ORDER,
    help: `Ohne Angabe ${MEANS[unsaid]}. ${words}. Vor Anträgen auf Informationszugang schützt das nicht.`,
  });
};

/** The visibility that an entry has from now on. */
export const newSichtbarkeit = () => field(WHO, Sichtbarkeit, ORDER);

/** Which field says in which status an entry is from now on, and which one it is where that field is absent. */
export interface StatusField {
  readonly field: string;
  readonly absent?: string;
}

/** The fields of an event that name the entry which it tells of, and what the event makes of that entry. */
export interface EntryFields {
  readonly id: string;
  /** The field that says for whom it is from now on. */
  readonly sichtbarkeit?: string;
  /** From now on it is for these at most, whatever it was before and whatever the field says. */
  readonly atMost?: Sichtbarkeit;
  /** From now on it is for these, whatever it was before. */
  readonly openedTo?: Sichtbarkeit;
  /** From now on it is nobody's to see: it was said in error. What told of it stays told. */
  readonly gone?: true;
  /** In which status it is from now on. Absent where that stays as it was. */
  readonly status?: string | StatusField;
  /** For whom it is where it names no entry, since it tells of its organisation then; absent: it always names one. */
  readonly otherwise?: Sichtbarkeit;
  /** For whom it is where what it names has no place of its own, as what is always public has none; absent: the owner alone. */
  readonly unplaced?: Sichtbarkeit;
}

type Data = Readonly<Record<string, unknown>>;

const narrower = (one: Sichtbarkeit, other: Sichtbarkeit): Sichtbarkeit =>
  LEVELS.indexOf(one) < LEVELS.indexOf(other) ? one : other;

/**
 * For whom an entry is after an event with this data; undefined where the event changes nothing of that, or the entry is not there.
 * `before` is absent where the event makes the entry.
 */
export const levelAfter = (
  { sichtbarkeit: name, atMost, openedTo }: EntryFields,
  data: object,
  before?: Sichtbarkeit,
): Sichtbarkeit | undefined => {
  const said =
    openedTo ?? (name === undefined ? undefined : ((data as Data)[name] as Sichtbarkeit | undefined));
  if (atMost === undefined) return said;
  const level = said ?? before;
  return level && narrower(level, atMost);
};

/** The status of an entry after an event with this data; undefined where it stays as it was. */
export const statusAfter = ({ status }: EntryFields, data: object): string | undefined =>
  typeof status === 'object'
    ? (((data as Data)[status.field] as string | undefined) ?? status.absent)
    : status;

/** Said of an event: it tells of an entry with a visibility of its own, and only those may see it who may see the entry. */
export const entry = (fields: EntryFields) => ({ audience: 'entry', entry: fields }) as const;
