import type { Anlage } from '../../../contracts/views/anlage.ts';
import { numberWords } from '../words/numbers.ts';
import type { Block, Cell, List, Room, Section, Table } from './paper.ts';
import type { Cut } from './words.ts';

/** What a paper is told from. */
export interface Telling {
  readonly anlage: Anlage;
  readonly room: Room;
  readonly clip: (text: string, most: number) => string;
  /** The same for what stands in a cell. */
  readonly cut: Cut;
  /** Where all of it stands, as a whole address. */
  readonly address: string;
  /** Of which day it tells, in words. */
  readonly stand: string;
}

export const section = (title: string, ...blocks: readonly (Block | undefined)[]): Section => ({
  title,
  blocks: blocks.filter((block) => block !== undefined),
});

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const note = (words: string): Block => ({ kind: 'note', text: words });

/** What had no room, with where it stands; nothing where all of it had. */
export const further = (all: number, shown: number, { address }: Telling): Block | undefined =>
  all > shown
    ? note(
        `${shown === 0 ? 'Angaben, die hier keinen Platz haben:' : 'Weitere'} ${numberWords(all - shown)} unter ${address}`,
      )
    : undefined;

/** A list as far as there is room for it. */
export const listOf = <Item>(items: readonly Item[], most: number, words: (item: Item) => string): List => ({
  kind: 'list',
  items: items.slice(0, most).map(words),
});

/** A table as far as there is room for it. */
export const tableOf = <Item>(
  { caption, columns }: Pick<Table, 'caption' | 'columns'>,
  items: readonly Item[],
  cells: (item: Item) => readonly Cell[],
): Table => ({ kind: 'table', caption, columns, head: true, rows: items.map(cells) });

/** Names with what is said of each. */
export const facts = (
  caption: string,
  rows: readonly (readonly [name: string, words: string | undefined])[],
): Table => ({
  kind: 'table',
  caption,
  columns: [
    { title: 'Angabe', share: 24 },
    { title: 'Wert', share: 76 },
  ],
  head: false,
  rows: rows.flatMap(([name, words]) => (words === undefined ? [] : [[{ text: name }, { text: words }]])),
});

/** A list or a table, where there is anything in it. */
export const filled = <One extends List | Table>(one: One): One | undefined =>
  (one.kind === 'table' ? one.rows : one.items).length === 0 ? undefined : one;
