import type { Anlage } from '../../../contracts/views/anlage.ts';
import { clipper } from '../anlage/clip.ts';
import type { Made } from '../anlage/made.ts';
import type { Paper, Room } from '../anlage/paper.ts';
import { remarks } from '../anlage/remarks.ts';
import { section } from '../anlage/telling.ts';
import { listWords } from '../words/numbers.ts';
import { comparisonRows } from './rows.ts';

/** How wide the columns are, by how many solutions stand side by side. */
const SHARES: Readonly<Record<number, readonly number[]>> = {
  2: [20, 40, 40],
  3: [16, 28, 28, 28],
  4: [16, 21, 21, 21, 21],
};

/** The Anlage for two to four solutions side by side, with so much room for everything. */
export const comparisonPaper = (items: readonly Anlage[], made: Made, room: Room): Paper => {
  const { clip, hasClipped } = clipper();
  const shares = SHARES[items.length] ?? [];
  const cut = (text: string) => clip(text, room.cell);
  const rows = comparisonRows(items, { room, cut, stand: made.stand });
  return {
    title: `Vergleich von ${items.length} Lösungen`,
    lead: listWords(items.map((item) => cut(item.title))),
    sections: [
      section('Nebeneinander', {
        kind: 'table',
        caption: 'Die Lösungen nebeneinander',
        columns: ['Angabe', ...items.map((item) => cut(item.title))].map((name, index) => ({
          title: name,
          share: shares[index] ?? 0,
        })),
        head: true,
        rows: rows.map(([name, cells]) => [{ text: name }, ...cells]),
      }),
      remarks({
        addresses: items.map(({ solutionId }) => `${made.base}/loesungen/${solutionId}`),
        made,
        isOpen: items.every(({ oeffentlich }) => oeffentlich),
        isClipped: hasClipped(),
      }),
    ],
    foot: `Erstellt mit Lichterkette am ${made.today}. Die Adressen der Lösungen stehen am Ende.`,
  };
};
