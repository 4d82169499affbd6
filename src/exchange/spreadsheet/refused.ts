/** Why a file cannot be read as a table, in German, with what to do; `limits` where it is too large. */
export class TableRefused extends Error {
  override readonly name = 'TableRefused';
}

/** What is done with a file of another kind. */
export const SAVE_AS = 'Bitte die Tabelle als .xlsx oder als CSV speichern und noch einmal hochladen.';
