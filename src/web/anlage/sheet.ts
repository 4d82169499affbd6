/** A4 upright, in points, with the margins and sizes of the drawn Anlage. */
export const SHEET = { width: 595.28, height: 841.89, left: 51, top: 74, bottom: 772 } as const;

export const WIDTH = SHEET.width - 2 * SHEET.left;

/** At most so many sheets. */
export const MOST_SHEETS = 2;

export interface Style {
  readonly size: number;
  readonly line: number;
  readonly bold?: true;
  readonly muted?: true;
}

export const STYLES = {
  title: { size: 19, line: 23, bold: true },
  longTitle: { size: 15, line: 18.5, bold: true },
  lead: { size: 11.5, line: 15.5 },
  heading: { size: 12.5, line: 16, bold: true },
  text: { size: 10, line: 13.4 },
  note: { size: 8.5, line: 11.4, muted: true },
  head: { size: 9, line: 12, bold: true },
  name: { size: 9, line: 12, muted: true },
  cell: { size: 9, line: 12 },
} as const satisfies Readonly<Record<string, Style>>;

/** A line of text where it is drawn; no wider than `width`. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly width: number;
  readonly style: Style;
}

/** Roles of ISO 32000-1, 14.8.4, as far as they are used here. */
export type Role =
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD';

/** What is drawn, in its order: parts of the structure open and close around lines; `beside` belongs to no part. */
export type Op =
  | { readonly op: 'open'; readonly role: Role; readonly scope?: 'Row' | 'Column'; readonly title?: string }
  | { readonly op: 'close' }
  | { readonly op: 'lines'; readonly lines: readonly Line[] }
  | { readonly op: 'beside'; readonly lines: readonly Line[] }
  | { readonly op: 'rule'; readonly y: number; readonly thick: number };
