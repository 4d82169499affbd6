import type { DatedChange } from '../../../contracts/dated-profile.ts';
import type { FieldDate } from '../../../contracts/fields.ts';
import { normalisedKey } from '../../../contracts/regional-key.ts';
import type { DataOf } from '../../../contracts/subjects.ts';
import { type ReadTables, table } from '../../model/table.ts';
import type { Referenced } from '../../model/texts.ts';

type Profile = DataOf<'KommuneRegistered'>;

/** What a Kommune has said of itself in the course of time. */
export interface Dated {
  /** As it registered. */
  readonly first: Profile;
  /** What it has changed since, by the day from which it holds. */
  readonly changes: readonly DatedChange<Profile>[];
  /** The day of which the row is. */
  readonly on: string;
}

/**
 * A Kommune as it describes itself: on the day on which it last did so, or on the one that is looked at (`onDay`). `dated` is there where it
 * has changed anything.
 */
export type KommuneRow = Profile & { readonly registeredAt: string; readonly dated?: Dated };

/** Its keys on the day of the row and later, as `normalisedKey` writes them, each once. */
const regionalKeysOf = ({ ags, ars, dated }: KommuneRow): readonly string[] => {
  const later = dated?.changes.filter(({ from }) => from > dated.on).map(({ fields }) => fields) ?? [];
  const keys = [ags, ars, ...later.flatMap((fields) => [fields.ags, fields.ars])];
  return [...new Set(keys.flatMap((key) => (key === undefined ? [] : [normalisedKey(key)])))];
};

/** A Kommune's last interest in a Verbund; absent where it has none, or has joined since. */
export interface InterestRow {
  readonly kommuneId: string;
  readonly verbundId: string;
  /** The date that the Kommune gave. */
  readonly since: FieldDate;
  /** The day in Berlin on which it was entered. */
  readonly enteredOn: string;
  readonly status: 'offen' | 'nicht-beantwortet';
}

/** An assignment of the Lotsenteam: a place, never a person. */
export interface LotseRow {
  readonly lotseId: string;
  readonly kommuneId: string;
  readonly bereich: string;
  readonly status: 'gemeldet' | 'benannt' | 'beendet';
}

/** Whom to ask about an organisation or about one solution. */
export interface KontaktRow {
  readonly kontakt: NonNullable<Referenced<DataOf<'KontaktSet'>['kontakt']>>;
}

export const kommuneTables = {
  /** By kommuneId. */
  kommunen: table<KommuneRow>()({ regionalKey: regionalKeysOf }),
  /** By kommuneId and verbundId. */
  interests: table<InterestRow>()({
    kommune: (row) => [row.kommuneId],
    verbund: (row) => [row.verbundId],
  }),
  /** By lotseId. */
  lotsen: table<LotseRow>()({ kommune: (row) => [row.kommuneId] }),
  /** By solutionId, or by the id of the organisation, also of a Verbund; only where somebody is named. */
  kontakte: table<KontaktRow>()(),
};

export type KommuneTables = ReadTables<typeof kommuneTables>;
