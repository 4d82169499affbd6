import type { FieldDate } from '../../../contracts/fields.ts';
import { normalisedKey } from '../../../contracts/regional-key.ts';
import type { DataOf } from '../../../contracts/subjects.ts';
import { type ReadTables, table } from '../../model/table.ts';
import type { Referenced } from '../../model/texts.ts';

/** A Kommune as it describes itself by now. */
export type KommuneRow = DataOf<'KommuneRegistered'> & { readonly registeredAt: string };

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
  kommunen: table<KommuneRow>()({
    /** As `normalisedKey` writes them, each once. */
    regionalKey: ({ ags, ars }) => [
      ...new Set([ags, ars].flatMap((key) => (key === undefined ? [] : [normalisedKey(key)]))),
    ],
  }),
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
