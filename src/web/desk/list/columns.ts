import { fold } from '../../../../projections/search/fold.ts';

/** What a column of a desk's list can hold; `person`: left out, whatever stands there. */
export const COLUMN_KINDS = {
  mitglied: 'Mitglied (Kommune)',
  schluessel: 'Gemeindeschlüssel (AGS, ARS)',
  loesung: 'Lösung oder Verfahren',
  handlungsfeld: 'Handlungsfeld',
  status: 'Status',
  seit: 'Seit wann',
  stand: 'Stand der Angabe',
  bemerkung: 'Bemerkung',
  adresse: 'Adresse der Lösung hier',
  person: 'Angaben zu Personen (wird weggelassen)',
} as const;

export type ColumnKind = keyof typeof COLUMN_KINDS;

/** What each column holds; undefined: nothing that is asked for here. */
export type Columns = readonly (ColumnKind | undefined)[];

/** How desks head their columns. The first kind that fits is taken, so what is more exact stands first. */
const HEADINGS: readonly (readonly [ColumnKind, RegExp])[] = [
  ['person', /ansprech|kontakt|telefon|\btel\b|e-?mail|bearbeit|zustandig|betreuer|name der person/],
  ['schluessel', /\bags\b|\bars\b|schlussel/],
  ['mitglied', /^(gemeinde|kommune|stadt|mitglied|mitglieds?kommune|ort|verwaltung|name|korperschaft|kunde)/],
  ['adresse', /^(adresse|link|url)/],
  ['handlungsfeld', /handlungsfeld|themenfeld|bereich|gestaltungsfeld/],
  ['stand', /^(stand der|stand$|stand vom|zuletzt|geandert|aktualisiert|erfasst)/],
  ['seit', /\bseit\b|einfuhrung|produktiv|beginn|in betrieb seit|start|datum|go-?live/],
  ['status', /status|umsetzung|phase|nutzung|zustand/],
  ['loesung', /verfahren|losung|produkt|software|anwendung|projekt|dienst|programm|leistung/],
  ['bemerkung', /bemerk|anmerk|notiz|kommentar|hinweis|sonstig|erlauter/],
];

const kindOf = (heading: string): ColumnKind | undefined => {
  const words = fold(heading).trim();
  return words === '' ? undefined : HEADINGS.find(([, fits]) => fits.test(words))?.[0];
};

/** What the columns hold, by their headings; each kind but `person` once. */
export const guessColumns = (headings: readonly string[]): Columns => {
  const taken = new Set<ColumnKind>();
  return headings.map((heading) => {
    const kind = kindOf(heading);
    if (kind === undefined || (kind !== 'person' && taken.has(kind))) return undefined;
    taken.add(kind);
    return kind;
  });
};

/** So many lines are looked at for the headings: above them stands what the list is called. */
const LOOKED_AT = 15;

/** The line that holds the headings: the first one with most of them. Its index. */
export const headingRow = (rows: readonly (readonly string[])[]): number => {
  const scores = rows.slice(0, LOOKED_AT).map((row) => {
    const kinds = guessColumns(row);
    return kinds.includes('mitglied') || kinds.includes('schluessel')
      ? kinds.filter((kind) => kind !== undefined).length
      : 0;
  });
  return Math.max(0, scores.indexOf(Math.max(...scores)));
};
