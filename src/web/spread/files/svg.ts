import { drawingStyles } from '../../asset-store.ts';
import { html, type Markup, raw } from '../../markup.ts';
import { lightPatterns } from '../../parts/light.ts';
import { LICENCE } from '../../words/cite.ts';
import { dateWords, monthsOnAxis } from '../../words/dates.ts';
import { type BaseLook, drawMatrix } from '../groups/draw-matrix.ts';
import { groupingOf } from '../groups/lanes.ts';
import { columnsIn, laidOut } from '../groups/lay-out.ts';
import { matrixOf } from '../groups/matrix.ts';
import { isSmall } from '../small.ts';
import { drawWide } from '../wide/draw.ts';
import { drawGarland } from '../wide/garland.ts';
import { isGarland, runsOf } from '../wide/runs.ts';
import { wrapped } from '../wrapped.ts';
import { citation, type Taken } from './taken.ts';

const WIDTH = 1150;
const MARGIN = 24;
const HEAD = 64;
const FOOT = 20;
const MOST_CELLS = 72;

/** The colours of the night panel, since no page around it says them. */
const COLOURS =
  'svg{--lk-schrift:"Fira Sans",sans-serif;--lk-panel:#10142b;--lk-text:#f4f5fb;--lk-muted:#b9bfda;--lk-cable:#7c86b8;--lk-fine:#2c335a;--lk-light:#f5b83d;--lk-dot:#f5b83d;--lk-hot:#ffe27a;--lk-edge:#10142b;--lk-dim:#a9afc9;--lk-ring:#5fd9b4;--lk-focus:#8fb4ff;--lk-pill:#252b52;--lk-core:#fff7d6;--lk-ray:#ffe27a}.lk-titel{font-size:22px;font-weight:600}.lk-zeichnung svg{overflow:visible}';

const lookOf = ({ base, id, today, day }: Taken): BaseLook => {
  const page = `${base}/loesungen/${id}/verbreitung`;
  const zum = day === today ? '' : `zum=${day}&`;
  return {
    today: day,
    past: day !== today,
    focus: undefined,
    chosen: undefined,
    hrefOf: (light) => `${page}?${zum}fokus=${light}#auswahl`,
    changeHrefOf: (light) => `${page}?${zum}fokus=${light}#auswahl`,
    groupHrefOf: (lane, period) =>
      `${page}?${zum}gruppe=${encodeURIComponent(lane)}${period === undefined ? '' : `&zeit=${period}`}#gruppe`,
  };
};

const drawn = (taken: Taken): Markup => {
  const { chain, grouping: asked, day } = taken;
  const look = lookOf(taken);
  if (isSmall(chain)) return drawWide(chain, look, WIDTH);
  if (isGarland(chain)) return drawGarland(chain, runsOf(chain), look, undefined, WIDTH);
  const grain = { today: monthsOnAxis(day), mostColumns: columnsIn(WIDTH), mostCells: MOST_CELLS };
  const matrix = matrixOf(chain, groupingOf(asked, chain.lights), grain);
  return drawMatrix(chain, matrix, laidOut(matrix, WIDTH), { ...look, way: undefined });
};

const heightOf = (drawing: string): number => Number(/ height="(\d+)"/.exec(drawing)?.[1] ?? 0);

/** The Verbreitung as a drawing that stands by itself: with its own styles, its title, the licence, and how to cite it. */
export const asSvg = async (taken: Taken): Promise<string> => {
  await taken.turn();
  const drawing = drawn(taken).toString();
  const titles = wrapped(taken.title, WIDTH, 22, '600');
  const top = MARGIN + titles.length * 28 + 14;
  const notes = [`Stand ${dateWords(taken.day)} · ${LICENCE}`, citation(taken)].flatMap((line) =>
    wrapped(line, WIDTH, 13, '400'),
  );
  const below = top + heightOf(drawing) + HEAD / 2;
  const [width, height] = [WIDTH + 2 * MARGIN, below + notes.length * FOOT + MARGIN / 2];
  const document = html`<svg xmlns="http://www.w3.org/2000/svg" class="lk-zeichnung" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" lang="de"><title>Verbreitung: ${taken.title}</title><style>${raw(COLOURS + drawingStyles())}</style>${lightPatterns()}<rect width="${width}" height="${height}" rx="10" fill="#10142b"/>${titles.map((line, index) => html`<text class="lk-titel" x="${MARGIN}" y="${MARGIN + 20 + index * 28}">${line}</text>`)}<svg x="${MARGIN}" y="${top}" width="${WIDTH}" height="${heightOf(drawing)}">${raw(drawing)}</svg>${notes.map((line, index) => html`<text class="s" x="${MARGIN}" y="${below + index * FOOT}">${line}</text>`)}</svg>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document.toString()}\n`;
};
