import { dayInBerlin } from '../../contracts/days.ts';
import type { StreamName } from '../../contracts/envelope.ts';
import {
  agreed,
  cameBack,
  ended,
  handedOver,
  NEUES_POSTFACH,
  ordered,
  type Postfach,
} from '../../contracts/postfach.ts';
import type { DataOf } from '../../contracts/subjects.ts';
import { projection } from '../model/projection.ts';
import { type ReadTables, table, type WriteTables } from '../model/table.ts';
import type { Referenced, TextRef } from '../model/texts.ts';

/** What is followed, for which mailbox; only what has not ended. */
export interface AbonnementRow extends Omit<Referenced<DataOf<'AbonnementRequested'>>, 'postfach'> {
  readonly stream: StreamName;
  readonly seit: string;
}

/** A mailbox, whose it is, and what has come of it. */
export interface PostfachRow extends Postfach {
  readonly postfachId: string;
  readonly stream: StreamName;
  readonly postfach: TextRef;
  /** The event because of which it is asked, or was last. */
  readonly cause: string;
  /** From when on it is told of what is new (ISO 8601): it has agreed then. */
  readonly seit?: string;
  /** When it left, the last time (ISO 8601). */
  readonly beendet?: string;
  /** When the last message was handed over (ISO 8601). */
  readonly zuletzt?: string;
}

/** A message that was handed over: whose links these are. */
export interface NachrichtRow {
  readonly nachrichtId: string;
  readonly postfachId: string;
  readonly art: DataOf<'NachrichtRecorded'>['art'];
  readonly pruefwert: string;
  readonly time: string;
}

const tables = {
  /** By abonnementId. */
  abonnements: table<AbonnementRow>()({
    stream: ({ stream }) => [stream],
    postfach: ({ postfachId }) => [postfachId],
  }),
  /** By postfachId. */
  postfaecher: table<PostfachRow>()(),
  /** By nachrichtId. */
  nachrichten: table<NachrichtRow>()({ pruefwert: ({ pruefwert }) => [pruefwert] }),
};

export type AbonnementTables = ReadTables<typeof tables>;

const change = (
  { postfaecher }: Pick<WriteTables<typeof tables>, 'postfaecher'>,
  postfachId: string,
  to: (row: PostfachRow) => PostfachRow,
): void => {
  const row = postfaecher.get(postfachId);
  if (row !== undefined) postfaecher.put(postfachId, to(row));
};

/** What organisations follow by mail. */
export const abonnement = projection({
  name: 'abonnement',
  version: 1,
  reads: [],
  tables,
  on: {
    AbonnementRequested: ({ id, data, stream, recordedAt }, { tables: { abonnements, postfaecher } }) => {
      const { postfach, ...row } = data;
      abonnements.put(row.abonnementId, { ...row, stream, seit: recordedAt });
      const before = postfaecher.get(row.postfachId);
      const base = { postfachId: row.postfachId, stream, postfach, cause: id };
      postfaecher.put(row.postfachId, { ...before, ...base, ...ordered(before ?? NEUES_POSTFACH) });
    },
    PostfachConfirmed: ({ data, recordedAt }, { tables: all }) =>
      change(all, data.postfachId, (row) => ({ ...row, ...agreed(row), seit: recordedAt })),
    AbonnementEnded: ({ data: { abonnementId, postfachId }, recordedAt }, { tables: all }) => {
      if (abonnementId !== undefined) all.abonnements.remove(abonnementId);
      if (postfachId === undefined) return;
      change(all, postfachId, (row) => ({ ...row, ...ended(row), beendet: recordedAt }));
      for (const one of [...all.abonnements.by('postfach', postfachId)])
        all.abonnements.remove(one.abonnementId);
    },
    NachrichtRecorded: ({ data, recordedAt }, { tables: all }) => {
      const { nachrichtId, postfachId, art, pruefwert } = data;
      all.nachrichten.put(nachrichtId, { nachrichtId, postfachId, art, pruefwert, time: recordedAt });
      change(all, postfachId, (row) => ({
        ...row,
        ...handedOver(row, data, dayInBerlin(recordedAt)),
        zuletzt: recordedAt,
      }));
    },
    NachrichtReturned: ({ data: { nachrichtId, code } }, { tables: all }) => {
      const found = all.nachrichten.get(nachrichtId);
      if (found !== undefined)
        change(all, found.postfachId, (row) => ({ ...row, ...cameBack(row, nachrichtId, code) }));
    },
  },
});
