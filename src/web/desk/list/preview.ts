import { isPlanned, isUnderWay } from '../../../../contracts/fields/kinds/adoption.ts';
import { earliest, type FieldDate } from '../../../../contracts/fields.ts';
import type { AdoptionStatus } from '../../../../contracts/views/parts.ts';
import { personIn } from '../../forms/person-words.ts';
import { COLUMN_KINDS, type ColumnKind } from './columns.ts';
import { dateCell, dateOf } from './date-of.ts';
import type { Decided } from './decided.ts';
import type { Known, Meant } from './known.ts';
import { distinct, kommuneMeant, type SolutionMeant, solutionMeant, statusMeant } from './meanings.ts';
import type { ListRow } from './rows.ts';
import { type Standing, titleKey } from './standing.ts';

/** What a row says, understood. */
export interface Understood {
  readonly kommune: Meant;
  readonly solution: SolutionMeant;
  readonly status: AdoptionStatus | undefined;
  readonly since: FieldDate | undefined;
  readonly stand: FieldDate | undefined;
  readonly bemerkung: string | undefined;
}

/** As what a row is entered: as the Kommune's own, on its mandate, or as what a source says. `lapsed`: it was shown as its own, and there is no mandate by now. */
export type EnteredAs = 'own' | 'reference' | 'lapsed';

/** What becomes of a row. `where`: the column in which it is wrong. */
export type Fate =
  | { readonly state: 'neu'; readonly entry: Understood; readonly as: EnteredAs; readonly notice?: string }
  | { readonly state: 'vorhanden'; readonly why: string }
  | { readonly state: 'unklar'; readonly where: ColumnKind; readonly why: string; readonly anyway?: true }
  | { readonly state: 'fehler'; readonly where: ColumnKind; readonly why: string }
  | { readonly state: 'weggelassen' };

/** A row of the preview; `key` is the same as long as the file is. */
export type PreviewRow = ListRow & Fate & { readonly key: string };

/** The number of the words of a row among all that the list has of their kind. */
export interface Numbers {
  readonly wer: readonly string[];
  readonly was: readonly string[];
  readonly wie: readonly string[];
}

/** The different names, titles and words for a status of a list. */
export const numbersOf = (rows: readonly ListRow[]): Numbers => ({
  wer: distinct(rows.map(({ said }) => nameIn(said))),
  was: distinct(rows.map(({ said }) => said.loesung)),
  wie: distinct(rows.map(({ said }) => said.status)),
});

const nameIn = ({ mitglied, schluessel }: ListRow['said']): string | undefined => mitglied ?? schluessel;

const chosen = (by: ReadonlyMap<number, string>, all: readonly string[], word: string | undefined) =>
  word === undefined ? undefined : by.get(all.indexOf(word));

const wrong = (column: ColumnKind, why: string): Fate => ({ state: 'fehler', where: column, why });

const missing = (column: ColumnKind): Fate => wrong(column, `Hier fehlt: ${COLUMN_KINDS[column]}.`);

/** The date in a column, or what is wrong with it. */
const dateIn = (
  said: ListRow['said'],
  column: 'seit' | 'stand',
  today: string,
): FieldDate | undefined | Fate => {
  const words = said[column];
  const date = words === undefined ? null : dateOf(words);
  if (date === undefined)
    return wrong(
      column,
      `„${words}“ ist kein Datum, das hier gelesen wird, zum Beispiel 1.3.2022, 3/2022, 2022 oder ca. 2022.`,
    );
  if (date === null) return undefined;
  const first = earliest(date);
  return first !== undefined && first > today ? wrong(column, `„${words}“ liegt in der Zukunft.`) : date;
};

const isFate = (value: FieldDate | undefined | Fate): value is Fate =>
  typeof value === 'object' && 'state' in value;

/** The same as what stands here, or less. */
const saysNothingNew = ({ status, since }: Understood, standing: Standing): boolean =>
  (status === undefined || status === (standing.status ?? 'im-betrieb')) &&
  (since === undefined || dateCell(since) === dateCell(standing.since));

const isUse = (status: AdoptionStatus | undefined): boolean =>
  status === undefined || isPlanned(status) || isUnderWay(status);

/** As what a row would be entered; what has ended, and what stands here in References alone, is no use that a Kommune could have. */
const enteredAs = (
  { kommune, solution, status }: Understood,
  { mandates }: Known,
  { auftrag }: Pick<Decided, 'auftrag'>,
): EnteredAs => {
  if (!('solutionId' in solution) || !isUse(status)) return 'reference';
  const was = auftrag?.has(kommune.id) ?? true;
  if (!was) return 'reference';
  if (mandates.has(kommune.id)) return 'own';
  return auftrag === undefined ? 'reference' : 'lapsed';
};

const against = (
  entry: Understood,
  known: Known,
  {
    key: row,
    decided,
    notice,
  }: { readonly key: string; readonly decided: Decided; readonly notice: string | undefined },
): Fate => {
  const { kommune, solution } = entry;
  const as = enteredAs(entry, known, decided);
  const key = 'solutionId' in solution ? solution.solutionId : titleKey(solution.title);
  const standing = known.standing(kommune.id, key);
  const own = standing.find((one) => one.own);
  if (own !== undefined) return { state: 'vorhanden', why: `Das sagt die Kommune selbst: ${own.words}.` };
  const told = { state: 'neu' as const, entry, as, ...(notice === undefined ? {} : { notice }) };
  // What publications say of a Kommune is no reason for it not to speak.
  if (as !== 'reference') return told;
  if (standing.some((one) => saysNothingNew(entry, one)))
    return { state: 'vorhanden', why: 'Das steht hier schon so.' };
  if (standing.length > 0 && !decided.auch.has(row))
    return {
      state: 'unklar',
      where: 'status',
      why: `Hier steht es anders: ${standing[0]?.words}.`,
      anyway: true,
    };
  return told;
};

/** Makes the preview of rows, one after the other: a later one that says the same as an earlier one says nothing new. */
export const previewOf = (
  rows: readonly ListRow[],
  decided: Decided,
  known: Known,
  today: string,
): readonly PreviewRow[] => {
  const numbers = numbersOf(rows);
  const seen = new Map<string, number>();
  const fateOf = ({ said, number }: ListRow, key: string): Fate => {
    const name = nameIn(said);
    if (name === undefined) return missing('mitglied');
    if (said.loesung === undefined) return missing('loesung');
    const since = dateIn(said, 'seit', today);
    if (isFate(since)) return since;
    const stand = dateIn(said, 'stand', today);
    if (isFate(stand)) return stand;
    const kommune = kommuneMeant(name, said.schluessel, chosen(decided.wer, numbers.wer, name), known);
    const choice = {
      was: chosen(decided.was, numbers.was, said.loesung),
      feld: chosen(decided.feld, numbers.was, said.loesung) ?? said.handlungsfeld,
    };
    const solution = solutionMeant(said.loesung, said.adresse, choice, known);
    const status = statusMeant(said.status, chosen(decided.wie, numbers.wie, said.status));
    for (const meaning of [kommune, solution, status])
      if (meaning.is === 'left-out') return { state: 'weggelassen' };
    if (kommune.is === 'open') return { state: 'unklar', where: 'mitglied', why: kommune.why };
    if (solution.is === 'open') return { state: 'unklar', where: 'loesung', why: solution.why };
    if (status.is === 'open') return { state: 'unklar', where: 'status', why: status.why };
    if (kommune.is !== 'one' || solution.is !== 'one' || status.is !== 'one') return { state: 'weggelassen' };
    const person = said.bemerkung === undefined ? undefined : personIn(said.bemerkung);
    const entry: Understood = {
      kommune: kommune.thing,
      solution: solution.thing,
      status: status.thing,
      since,
      stand,
      bemerkung: person === undefined ? said.bemerkung?.slice(0, 300) : undefined,
    };
    const same = JSON.stringify([entry.kommune.id, solution.thing, entry.status, since]);
    const before = seen.get(same);
    if (before !== undefined && before !== number)
      return { state: 'vorhanden', why: `Das steht schon in Zeile ${before}.` };
    seen.set(same, number);
    const notice = person && 'Die Bemerkung wird weggelassen, sie nennt vielleicht eine Person.';
    return against(entry, known, { key, decided, notice });
  };
  return rows.map((row) => {
    const key = row.column === undefined ? String(row.number) : `${row.number}.${row.column}`;
    return { ...row, key, ...fateOf(row, key) };
  });
};
