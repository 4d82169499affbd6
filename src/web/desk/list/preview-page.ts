import { html, type Markup, type Piece } from '../../markup.ts';
import { counted } from '../../words/numbers.ts';
import { type Carried, packed } from './carried.ts';
import { COLUMN_KINDS, type ColumnKind, type Columns } from './columns.ts';
import { type Decided, LEFT_OUT, NEW } from './decided.ts';
import type { Known, Meant } from './known.ts';
import { kommuneMeant, solutionMeant, statusMeant } from './meanings.ts';
import { type Fate, numbersOf, type PreviewRow } from './preview.ts';
import { listPath } from './upload-page.ts';

/** All that a preview is drawn from. */
export interface PreviewParts {
  readonly verbundId: string;
  readonly carried: Carried;
  readonly columns: Columns;
  readonly rows: readonly PreviewRow[];
  readonly decided: Decided;
  readonly known: Known;
  readonly handlungsfelder: readonly string[];
  /** How many References had been taken back when it was made. */
  readonly round: number;
  /** Why rows were refused that were to be entered, by their keys. */
  readonly refused?: ReadonlyMap<string, string>;
}

/** So many rows are shown; what is new and beyond them is counted. */
const SHOWN = 300;

const option = (value: string, words: string, chosen: string | undefined): Markup =>
  html`<option value="${value}"${value === (chosen ?? '') && html` selected`}>${words}</option>`;

const select = (
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  chosen: string | undefined,
): Markup =>
  html`<div class="kern-form-input"><label class="kern-label" for="f-${name}">${label}</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="f-${name}" name="${name}">${options.map(([value, words]) => option(value, words, chosen))}</select></div></div>`;

const asOptions = (all: readonly Meant[]) => all.map(({ id, name }) => [id, name] as const);
const CHOOSE = ['', 'bitte wählen'] as const;
const OMIT = [LEFT_OUT, 'diese Zeilen weglassen'] as const;

const kindOptions = [['', 'nicht übernehmen'] as const, ...Object.entries(COLUMN_KINDS)];

const columnsPart = ({ carried, columns }: PreviewParts): Markup =>
  html`<details class="lk-d"${!columns.includes('mitglied') && !columns.includes('schluessel') && html` open`}><summary>Was in den Spalten steht</summary><div class="lk-teile">${(carried.rows[carried.heading] ?? []).map((heading, index) => select(`spalte.${index}`, heading || `Spalte ${index + 1}`, kindOptions, columns[index]))}</div></details>`;

/** Choices that were made before stay in the form, also where nothing is open any more. */
const kept = (name: string, number: number, chosen: string | undefined): Piece =>
  chosen !== undefined && html`<input type="hidden" name="${name}.${number}" value="${chosen}">`;

const names = ({ rows, decided, known }: PreviewParts): Piece[] =>
  numbersOf(rows).wer.map((name, number) => {
    const key = rows.find(({ said }) => (said.mitglied ?? said.schluessel) === name)?.said.schluessel;
    const meant = kommuneMeant(name, key, undefined, known);
    const chosen = decided.wer.get(number);
    if (meant.is !== 'open') return kept('wer', number, chosen);
    return select(
      `wer.${number}`,
      `Kommune „${name}“: ${meant.why}`,
      [CHOOSE, ...asOptions(meant.options), OMIT],
      chosen,
    );
  });

const solutions = ({ rows, decided, known, handlungsfelder }: PreviewParts): Piece[] =>
  numbersOf(rows).was.map((title, number) => {
    const first = rows.find(({ said }) => said.loesung === title)?.said;
    const chosen = decided.was.get(number);
    const field = decided.feld.get(number);
    const meant = solutionMeant(title, first?.adresse, { was: undefined, feld: undefined }, known);
    if (meant.is !== 'open') return [kept('was', number, chosen), kept('feld', number, field)];
    const options = [CHOOSE, ...asOptions(meant.options), [NEW, 'neu aufnehmen'] as const, OMIT];
    const fields = [['', 'bitte wählen'] as const, ...handlungsfelder.map((one) => [one, one] as const)];
    return html`<fieldset class="kern-fieldset"><legend class="kern-label">Lösung „${title}“</legend><div class="lk-teile">${select(`was.${number}`, meant.why, options, chosen)}${select(`feld.${number}`, 'Handlungsfeld, wenn sie neu ist', fields, field ?? first?.handlungsfeld)}</div></fieldset>`;
  });

const statuses = ({ rows, decided }: PreviewParts): Piece[] =>
  numbersOf(rows).wie.map((words, number) => {
    const chosen = decided.wie.get(number);
    const meant = statusMeant(words, undefined);
    if (meant.is !== 'open') return kept('wie', number, chosen);
    return select(
      `wie.${number}`,
      `Status „${words}“: ${meant.why}`,
      [CHOOSE, ...asOptions(meant.options), OMIT],
      chosen,
    );
  });

const openPart = (parts: PreviewParts): Markup => {
  const all = [...names(parts), ...solutions(parts), ...statuses(parts)];
  const asks = parts.rows.some(({ state }) => state === 'unklar');
  return html`${asks && html`<h2 id="unklar">Was unklar ist</h2><p>Wählen Sie, was gemeint ist, und erneuern Sie die Vorschau. Was offen bleibt, wird nicht eingetragen.</p>`}<div class="lk-teile lk-lesebreite">${all}</div>`;
};

const STATES = {
  neu: 'neu',
  vorhanden: 'gibt es schon',
  unklar: 'unklar',
  fehler: 'Fehler',
  weggelassen: 'weggelassen',
} as const;

/** What is to be said of a row that is entered: as what, where that is more than what a source says. */
const freshWords = ({ as, notice }: Extract<Fate, { readonly state: 'neu' }>): string | undefined =>
  [as === 'own' ? 'als Eintrag der Kommune, in ihrem Auftrag' : undefined, notice]
    .filter((words) => words !== undefined)
    .join('. ') || undefined;

const fate = (row: PreviewRow, { decided, refused }: PreviewParts): Markup => {
  const not = refused?.get(row.key);
  if (not !== undefined) return html`<b>nicht eingetragen</b><span class="lk-klein">${not}</span>`;
  const why = row.state === 'neu' ? freshWords(row) : row.state === 'weggelassen' ? undefined : row.why;
  const at = row.state === 'fehler' || row.state === 'unklar' ? `${COLUMN_KINDS[row.where]}: ` : '';
  const anyway =
    (row.state === 'unklar' && row.anyway) || decided.auch.has(row.key)
      ? html`<span class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="auch-${row.key}" name="auch" value="${row.key}"${decided.auch.has(row.key) && html` checked`}><label class="kern-label" for="auch-${row.key}">zusätzlich eintragen<span class="lk-nurlesen">: Zeile ${row.number}</span></label></span>`
      : null;
  return html`<b>${STATES[row.state]}</b>${why && html`<span class="lk-klein">${at}${why}</span>`}${anyway}`;
};

const cell = (kind: ColumnKind, { said }: PreviewRow): Markup =>
  said[kind] === undefined
    ? html`<td></td>`
    : html`<td data-spalte="${COLUMN_KINDS[kind]}">${said[kind]}</td>`;

const IN_TABLE = ['loesung', 'status', 'seit'] as const;

const rowOf = (row: PreviewRow, parts: PreviewParts): Markup =>
  html`<tr><th scope="row">${row.number}<span class="lk-klein">${row.said.mitglied ?? row.said.schluessel}</span></th>${IN_TABLE.map((kind) => cell(kind, row))}<td data-spalte="Was daraus wird">${fate(row, parts)}</td></tr>`;

const ORDER: Readonly<Record<PreviewRow['state'], number>> = {
  fehler: 0,
  unklar: 1,
  neu: 2,
  vorhanden: 3,
  weggelassen: 4,
};

const table = (parts: PreviewParts): Markup => {
  const rows = parts.rows.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
  return html`<h2 class="lk-abs">Die Zeilen</h2><table class="lk-t lk-matrix lk-vorschau"><caption>Was nicht eingetragen werden kann, steht oben${rows.length > SHOWN && `; gezeigt werden ${SHOWN} von ${rows.length} Zeilen`}.</caption><thead><tr><th scope="col">Zeile</th>${IN_TABLE.map((kind) => html`<th scope="col">${COLUMN_KINDS[kind]}</th>`)}<th scope="col">Was daraus wird</th></tr></thead><tbody>${rows.slice(0, SHOWN).map((row) => rowOf(row, parts))}</tbody></table>`;
};

const countOf = (rows: readonly PreviewRow[], state: PreviewRow['state']): number =>
  rows.filter((row) => row.state === state).length;

/** "60 Zeilen: 48 neu, 6 gibt es schon, 4 unklar, 2 mit Fehler". */
const summary = ({ rows }: PreviewParts): string => {
  const counts = (Object.keys(ORDER) as PreviewRow['state'][])
    .map((state) => [countOf(rows, state), STATES[state]] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`);
  return `${counted(rows.length, 'Eintrag', 'Einträge')} in der Liste: ${counts.join(', ')}`;
};

/** The Kommunen for which rows become their own entries: what was said of them is what is entered. */
const onMandate = (rows: readonly PreviewRow[]): readonly PreviewRow[] =>
  rows.filter((row) => row.state === 'neu' && row.as === 'own');

const mandatePart = (rows: readonly PreviewRow[]): Piece => {
  const own = onMandate(rows);
  const ids = new Set(own.flatMap((row) => (row.state === 'neu' ? [row.entry.kommune.id] : [])));
  return (
    own.length > 0 &&
    html`<p>${own.length === 1 ? 'Ein neuer Eintrag wird ein Eintrag der Kommune selbst' : `${own.length} neue Einträge werden Einträge der Kommunen selbst`}, weil ein Auftrag vorliegt: mit der Liste als Beleg und Ihnen als eingetragen im Auftrag. Die übrigen stehen als Angaben aus einer Quelle hier.</p>${[...ids].map((id) => html`<input type="hidden" name="_auftrag" value="${id}">`)}`
  );
};

/** The preview of a list: what its columns hold, what is unclear, what becomes of each row. Nothing is entered by it. */
export const previewPart = (parts: PreviewParts): Markup => {
  const { verbundId, carried, rows, round } = parts;
  const fresh = countOf(rows, 'neu');
  return html`<p class="lk-lead" id="vorschau" role="status">${summary(parts)}</p><p class="lk-klein">Datei: ${carried.name}${carried.sheet !== undefined && `, Blatt „${carried.sheet}“`}. Eingetragen ist noch nichts. Nicht übernommen werden Formate, Formeln (nur ihre Werte), Kommentare und Angaben zu Personen.</p><form class="lk-form" method="post" action="${listPath(verbundId)}#vorschau"><input type="hidden" name="_liste" value="${packed(carried)}"><input type="hidden" name="_runde" value="${round}">${mandatePart(rows)}${columnsPart(parts)}${openPart(parts)}<p class="lk-btnr"><button class="lk-btn" type="submit" name="_los" value="vorschau">Vorschau erneuern</button>${fresh > 0 && html` <button class="lk-btn p" type="submit" name="_los" value="eintragen">${fresh === 1 ? 'Eine neue Angabe eintragen' : `${fresh} neue Angaben eintragen`}</button>`}</p>${table(parts)}</form>`;
};
