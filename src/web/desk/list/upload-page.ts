import type { Matrix } from '../../../../contracts/views/matrix.ts';
import type { VerbundDetail } from '../../../../contracts/views/verbund.ts';
import { html, type Markup, type Piece } from '../../markup.ts';
import { counted } from '../../words/numbers.ts';
import { listNamed } from './entry-of.ts';

/** Where the list of a desk is read. */
export const listPath = (verbundId: string): string => `/zusammenschluesse/${verbundId}/arbeitsplatz/liste`;

/** A list that was read: the References that stand here by it, and the entries of members that it made on their mandate. */
export interface ReadList {
  readonly source: string;
  readonly name: string;
  readonly day: string;
  readonly mark: string;
  readonly references: readonly string[];
  readonly entries: readonly { readonly adoptionId: string; readonly kommuneId: string }[];
}

/** All that a list has entered, of whatever kind. */
export const countIn = ({ references, entries }: ReadList): number => references.length + entries.length;

const entriesBy = (source: string, { cells }: Pick<Matrix, 'cells'>): ReadList['entries'] =>
  cells.flatMap(({ imAuftrag, adoptionId, kommuneId, source: named }) =>
    imAuftrag && adoptionId !== undefined && named === source ? [{ adoptionId, kommuneId }] : [],
  );

/** The lists by which something stands here, the newest first. */
export const listsIn = (
  { verweise }: Pick<VerbundDetail, 'verweise'>,
  matrix: Pick<Matrix, 'cells'>,
): readonly ReadList[] => {
  const bySource = Map.groupBy(verweise, ({ source }) => source.title);
  const sources = new Set([
    ...bySource.keys(),
    ...matrix.cells.flatMap(({ imAuftrag, source }) => (imAuftrag && source ? [source] : [])),
  ]);
  return [...sources]
    .flatMap((source) => {
      const named = listNamed(source);
      const references = (bySource.get(source) ?? []).map(({ referenceId }) => referenceId);
      return named === undefined
        ? []
        : [{ source, ...named, references, entries: entriesBy(source, matrix) }];
    })
    .toReversed();
};

const undo = (verbundId: string, list: ReadList): Markup => {
  const { source, name, day, mark, entries } = list;
  const count = countIn(list);
  return html`<li><div><b>${name}</b>, eingelesen am ${day}: ${counted(count, 'Angabe steht', 'Angaben stehen')} hier${entries.length > 0 && `, davon ${entries.length} als Eintrag im Auftrag`}<details class="lk-d"><summary>Rückgängig machen</summary><form class="lk-form" method="post" action="${listPath(verbundId)}/zuruecknehmen"><input type="hidden" name="quelle" value="${source}"><div class="kern-form-input"><label class="kern-label" for="grund-${mark}">Warum?</label><input class="kern-form-input__input" id="grund-${mark}" name="grund" value="Versehentlich eingelesen." maxlength="300" required></div>${entries.length > 0 && html`<p class="lk-klein">Ein Eintrag, auf dem schon andere aufbauen, bleibt stehen.</p>`}<p class="lk-btnr"><button class="lk-btn" type="submit">${count === 1 ? 'Diese Angabe zurücknehmen' : `Alle ${count} Angaben zurücknehmen`}</button></p></form></details></div></li>`;
};

/** The lists that were read, each to be taken back as a whole. */
export const readLists = (verbundId: string, lists: readonly ReadList[]): Piece =>
  lists.length > 0 &&
  html`<section aria-labelledby="eingelesen"><h2 id="eingelesen" class="lk-abs">Eingelesene Listen</h2><ul class="lk-liste">${lists.map((list) => undo(verbundId, list))}</ul></section>`;

const problem = (why: string | undefined): Piece =>
  why !== undefined &&
  html`<div class="lk-fehler" id="fehler" role="alert" tabindex="-1"><h2>Die Datei wurde nicht gelesen</h2><p><a href="#datei">${why}</a></p><p>Eingetragen wurde nichts.</p></div>`;

/** The form to which a desk brings its list; `why`: the last file was refused. */
export const uploadForm = (verbundId: string, why?: string): Markup =>
  html`${problem(why)}<p>Eine Zeile je Mitglied und Lösung, oder eine Zeile je Mitglied und eine Spalte je Lösung. Eine Überschrift über den Spalten genügt, ihre Reihenfolge ist gleich. Sie sehen zuerst eine Vorschau; eingetragen wird erst, was Sie bestätigen.</p><form class="lk-form" method="post" enctype="multipart/form-data" action="${listPath(verbundId)}#fehler"><div class="kern-form-input"><label class="kern-label" for="datei">Liste als .xlsx oder CSV</label><div class="kern-hint" id="datei-hilfe">Höchstens 5 MB und 2.000 Zeilen. Gelesen wird das erste Blatt, auf dem etwas steht. Spalten mit Ansprechpersonen werden weggelassen.</div><input class="kern-form-input__input" type="file" id="datei" name="datei" accept=".xlsx,.csv,.txt,text/csv" aria-describedby="datei-hilfe"></div><p class="lk-btnr"><button class="lk-btn p" type="submit">Vorschau ansehen</button></p></form>`;
