import { html, type Markup, type Piece } from '../../markup.ts';
import { monthsOnAxis } from '../../words/dates.ts';
import { wayTo } from '../around.ts';
import type { Chain } from '../lights.ts';
import { type Look, lineWords } from '../look.ts';
import { textWidth } from '../text-width.ts';
import { type Scale, xOf } from './boxes.ts';
import { labelledLight, pill } from './labels.ts';
import { layoutOf } from './layout.ts';
import { LANE, type Place, placesOf, TOP } from './places.ts';
import { wires } from './wires.ts';

/** Room that the words of a year take. */
const YEAR = 44;

const grid = (scale: Scale, look: Look, height: number): Piece => {
  const years: Markup[] = [];
  const today = xOf(scale, scale.today);
  const words = lineWords(look);
  const begins = Math.max(2, today - 6 - textWidth(words, 14, '400'));
  let free = 0;
  for (let year = Math.ceil(scale.first / 12 - 0.01); year * 12 <= scale.today; year += 1) {
    const x = xOf(scale, year * 12);
    const isFree = x >= free && x + YEAR < begins;
    if (isFree) free = x + YEAR;
    years.push(
      html`<line class="raster" x1="${x}" y1="28" x2="${x}" y2="${height}"/>${isFree && html`<text class="j" x="${x + 4}" y="20">${year}</text>`}`,
    );
  }
  return html`${years}<line class="heute" x1="${today}" y1="28" x2="${today}" y2="${height}"/><text class="j" x="${begins}" y="20">${words}</text>`;
};

/** The small drawing: true time from left to right, every Umsetzung a light on its lane. */
export const drawWide = (chain: Chain, look: Look, width: number): Markup => {
  const layout = layoutOf(chain, { today: monthsOnAxis(look.today), width });
  const places = placesOf(chain, layout);
  const place = (id: string): Place => places.get(id) ?? { x: 0, y: 0 };
  const way = look.focus === undefined ? undefined : wayTo(chain, look.focus);
  const height = TOP + (layout.lanes.count - 1) * LANE + 40;
  const lights = chain.lights.flatMap((one) => {
    const box = layout.boxes.get(one.id);
    if (box === undefined) return [];
    const [main] = one.sources;
    const from = main && !layout.loose.has(main) ? place(main.from) : undefined;
    const onWay = way?.has(one.id) === true;
    return [
      labelledLight(chain, box, place(one.id), look, way !== undefined && !onWay),
      pill(
        box,
        main && { from, x: layout.lanes.dropOf.get(main.from) },
        place(one.id),
        look,
        onWay && way?.has(main?.from ?? '') === true,
      ),
    ];
  });
  const id = `bild-${width}`;
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-labelledby="${id}-titel ${id}-text"><title id="${id}-titel">Verbreitung als Lichterkette</title><desc id="${id}-text">Von links nach rechts die Zeit; jedes Licht ist eine Umsetzung, jedes Kabel eine Übernahme.</desc><g aria-hidden="true">${grid(layout.scale, look, height)}${wires(chain, layout, places, way)}</g>${lights}</svg>`;
};
