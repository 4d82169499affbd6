/** What was chosen by hand in a preview, by the names under which its form sends it. */
export interface Decided {
  /** What the columns hold, where that was changed. */
  readonly columns: ReadonlyMap<number, string>;
  /** What names of Kommunen, of solutions, and words for a status mean, each by its number in the list. */
  readonly wer: ReadonlyMap<number, string>;
  readonly was: ReadonlyMap<number, string>;
  readonly wie: ReadonlyMap<number, string>;
  /** The field of action of what is new, by the number of its name. */
  readonly feld: ReadonlyMap<number, string>;
  /** Rows that stand here otherwise and are to be entered all the same, by their keys. */
  readonly auch: ReadonlySet<string>;
  /** For which Kommunen the preview said that rows become their own entries; undefined where it is made anew. */
  readonly auftrag: ReadonlySet<string> | undefined;
}

/** Something is left out. */
export const LEFT_OUT = 'weg';
/** A solution that does not stand here yet. */
export const NEW = 'neu';

/** What a form sends that enters what its preview shows. */
export const ENTER = 'eintragen';

const numbered = (form: URLSearchParams, name: string): ReadonlyMap<number, string> =>
  new Map(
    [...form].flatMap(([key, value]) => {
      const [, number] = new RegExp(`^${name}\\.(\\d{1,4})$`).exec(key) ?? [];
      return number === undefined || value.trim() === '' ? [] : [[Number(number), value.trim()] as const];
    }),
  );

/** What a form says that was chosen. */
export const decidedIn = (form: URLSearchParams): Decided => ({
  columns: new Map(
    [...form].flatMap(([key, value]) => {
      const [, number] = /^spalte\.(\d{1,2})$/.exec(key) ?? [];
      return number === undefined ? [] : [[Number(number), value] as const];
    }),
  ),
  wer: numbered(form, 'wer'),
  was: numbered(form, 'was'),
  wie: numbered(form, 'wie'),
  feld: numbered(form, 'feld'),
  auch: new Set(form.getAll('auch')),
  auftrag: form.get('_los') === ENTER ? new Set(form.getAll('_auftrag')) : undefined,
});
