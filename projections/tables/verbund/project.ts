import { organisationIdOf, type Position } from '../../../contracts/envelope.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { projection } from '../../model/projection.ts';
import type { WriteTables } from '../../model/table.ts';
import { type MembershipRow, verbundTables, type WordsRow } from './tables.ts';
import { membershipKey, statusOf } from './words.ts';

type Tables = WriteTables<typeof verbundTables>;
type Pair = Pick<WordsRow, 'verbundId' | 'kommuneId'>;

/** The membership that follows from the words; undefined where not both sides have said yes. */
const membershipOf = (row: WordsRow): MembershipRow | undefined => {
  if (statusOf(row) !== 'mitglied') return undefined;
  const { verbundId, kommuneId, since, verbund } = row;
  const from = verbund?.wort === 'vorab' ? { from: verbund.at } : {};
  return { verbundId, kommuneId, since, ...from };
};

/** Puts down what was said, and what follows from it for who belongs to the Verbund. */
const say = (tables: Tables, row: WordsRow, position: Position): void => {
  const key = membershipKey(row.verbundId, row.kommuneId);
  const membership = membershipOf(row);
  const before = tables.memberships.get(key);
  tables.words.put(key, row);
  if (membership !== undefined) tables.memberships.put(key, membership);
  else if (before !== undefined) tables.memberships.remove(key);
  if (before?.from !== membership?.from || (before === undefined) !== (membership === undefined))
    tables.circles.put(row.verbundId, { verbundId: row.verbundId, changed: position });
};

const wordsOf = ({ words }: Tables, { verbundId, kommuneId }: Pair): WordsRow | undefined =>
  words.get(membershipKey(verbundId, kommuneId));

const joined = ({ data, stream, position }: ProjectedEvent<'KommuneJoined'>, tables: Tables): void => {
  const pair = { verbundId: data.verbundId, kommuneId: organisationIdOf(stream) };
  // What an open Verbund says beforehand is said of those only of whom it has never said no.
  const answer = wordsOf(tables, pair)?.verbund;
  const isOpen = tables.verbuende.get(data.verbundId)?.beitritt === 'offen';
  const verbund = answer ?? (isOpen ? { wort: 'vorab' as const, at: position } : undefined);
  const kommune = { wort: 'ja' as const, at: position };
  say(tables, { ...pair, since: data.on, kommune, ...(verbund === undefined ? {} : { verbund }) }, position);
};

const left = ({ data, stream, position }: ProjectedEvent<'KommuneLeft'>, tables: Tables): void => {
  const row = wordsOf(tables, { verbundId: data.verbundId, kommuneId: organisationIdOf(stream) });
  if (row === undefined) return;
  // A yes was said to this joining and not to the next one; a no stays.
  const { verbund, ...rest } = row;
  const stays = verbund?.wort === 'nein' ? { verbund } : {};
  say(tables, { ...rest, kommune: { wort: 'nein', at: position }, ...stays }, position);
};

const recorded = ({ data, stream, position }: ProjectedEvent<'MembershipRecorded'>, tables: Tables): void => {
  const pair = { verbundId: organisationIdOf(stream), kommuneId: data.kommuneId };
  const standsIn = data.bestaetigt === undefined ? undefined : { wort: 'vorab' as const, at: position };
  const kommune = wordsOf(tables, pair)?.kommune ?? standsIn;
  const verbund = { wort: 'ja' as const, at: position };
  say(
    tables,
    { ...pair, since: data.since, verbund, ...(kommune === undefined ? {} : { kommune }) },
    position,
  );
};

/** An answer to what was taken back meanwhile answers nothing. */
const answered = (
  tables: Tables,
  pair: Pair,
  by: 'kommune' | 'verbund',
  said: NonNullable<WordsRow['kommune']>,
): void => {
  const row = wordsOf(tables, pair);
  const other = by === 'kommune' ? row?.verbund : row?.kommune;
  if (row !== undefined && other?.wort === 'ja') say(tables, { ...row, [by]: said }, said.at);
};

/** Verbünde, what both sides say of who belongs to them, and who does (rule 24). */
export const verbund = projection({
  name: 'verbund',
  version: 2,
  reads: [],
  tables: verbundTables,
  on: {
    VerbundFounded: ({ data }, { tables }) => tables.verbuende.put(data.verbundId, data),
    KommuneJoined: (event, { tables }) => joined(event, tables),
    KommuneLeft: (event, { tables }) => left(event, tables),
    MembershipRecorded: (event, { tables }) => recorded(event, tables),
    MembershipAccepted: ({ data, stream, position: at }, { tables }) => {
      const pair = { verbundId: data.verbundId, kommuneId: organisationIdOf(stream) };
      answered(tables, pair, 'kommune', { wort: 'ja', at });
    },
    MembershipDeclined: ({ data, stream, position: at }, { tables }) => {
      const pair = { verbundId: data.verbundId, kommuneId: organisationIdOf(stream) };
      answered(tables, pair, 'kommune', { wort: 'nein', at });
    },
    JoinAnswered: ({ data, stream, position: at }, { tables }) => {
      const pair = { verbundId: organisationIdOf(stream), kommuneId: data.kommuneId };
      answered(tables, pair, 'verbund', { wort: data.antwort, at });
    },
  },
});
