/** What stands in a cell: a text, each of its lines a statement of its own, and below it a smaller one. */
export interface Cell {
  readonly text: string;
  readonly small?: string | undefined;
}

export interface Column {
  readonly title: string;
  /** Its part of the whole width; all of a table together are 100. */
  readonly share: number;
  readonly align?: 'right';
}

/** Rows whose first cell names what the others are of. */
export interface Table {
  readonly kind: 'table';
  /** What it is a table of, for who does not see it. */
  readonly caption: string;
  readonly columns: readonly Column[];
  /** False where the first cell of each row says all that a head would. */
  readonly head: boolean;
  readonly rows: readonly (readonly Cell[])[];
}

export interface Text {
  readonly kind: 'text' | 'note';
  readonly text: string;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly string[];
}

export type Block = Text | List | Table;

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The content of an "Anlage zur Vorlage", whatever it is drawn as: page, Word or PDF. */
export interface Paper {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly Section[];
  /** What stands at the foot of each sheet. */
  readonly foot: string;
}

/** How much of everything is told, so that it fits. */
export interface Room {
  readonly uses: number;
  readonly outcomes: number;
  readonly changes: number;
  readonly ends: number;
  readonly spreads: number;
  readonly sources: number;
  readonly references: number;
  /** Signs of a text, and of what stands in a cell or an item of a list. */
  readonly text: number;
  readonly cell: number;
}

const ROOM: readonly (keyof Room)[] = [
  'uses',
  'outcomes',
  'changes',
  'ends',
  'spreads',
  'sources',
  'references',
  'text',
  'cell',
];

const room = (...numbers: readonly number[]): Room =>
  Object.fromEntries(ROOM.map((name, index) => [name, numbers[index]])) as never;

/** From all that two sheets can hold at best down to what they hold of the longest texts that there can be. */
export const ROOMS: readonly Room[] = [
  room(14, 10, 8, 8, 8, 5, 5, 1000, 300),
  room(11, 8, 6, 6, 8, 4, 4, 700, 220),
  room(9, 6, 5, 5, 6, 3, 3, 500, 170),
  room(7, 5, 4, 4, 5, 3, 2, 360, 130),
  room(5, 4, 3, 3, 4, 2, 2, 260, 110),
  room(4, 3, 2, 2, 3, 2, 1, 180, 90),
  room(3, 2, 2, 2, 2, 1, 1, 120, 70),
  room(2, 1, 1, 1, 2, 1, 1, 80, 50),
  room(1, 1, 1, 1, 2, 1, 1, 60, 36),
  room(1, 1, 1, 1, 1, 1, 1, 40, 24),
  room(1, 1, 0, 1, 1, 1, 0, 24, 14),
  room(0, 0, 0, 0, 1, 1, 0, 24, 9),
];
