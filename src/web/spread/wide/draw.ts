import { html, type Markup, type Piece } from '../../markup.ts';
import { monthsOnAxis } from '../../words/dates.ts';
import { wayTo } from '../around.ts';
import type { Chain } from '../chain.ts';
import type { Look } from '../look.ts';
import { type Scale, WIDTH, xOf } from './boxes.ts';
import { labelledLight, pill } from './labels.ts';
import { layoutOf } from './layout.ts';
import { LANE, type Place, placesOf, TOP } from './places.ts';
import { wires } from './wires.ts';

const NEAR = 46;

const grid = (scale: Scale, today: number, height: number): Piece => {
  const years: Markup[] = [];
  const todayX = xOf(scale, today);
  for (let year = Math.ceil(scale.first / 12); year * 12 <= today; year += 1) {
    const x = xOf(scale, year * 12);
    years.push(
      html`<line class="raster" x1="${x}" y1="28" x2="${x}" y2="${height}"/>${todayX - x > NEAR && html`<text class="j" x="${x + 4}" y="20">${year}</text>`}`,
    );
  }
  return html`${years}<line class="heute" x1="${todayX}" y1="28" x2="${todayX}" y2="${height}"/><text class="j" x="${todayX - 42}" y="20">heute</text>`;
};

/** The small drawing: true time from left to right, every Umsetzung a light on its lane. */
export const drawWide = (chain: Chain, look: Look): Markup => {
  const today = monthsOnAxis(look.today);
  const layout = layoutOf(chain, today);
  const places = placesOf(chain, layout);
  const place = (id: string): Place => places.get(id) ?? { x: 0, y: 0 };
  const way = look.focus === undefined ? undefined : wayTo(chain, look.focus);
  const height = TOP + (layout.lanes.count - 1) * LANE + 40;
  const lights = chain.lights.flatMap((one) => {
    const box = layout.boxes.get(one.id);
    if (box === undefined) return [];
    const [main] = one.sources;
    const onWay = way?.has(one.id) === true;
    return [
      labelledLight(chain, box, place(one.id), look, way !== undefined && !onWay),
      pill(box, main && place(main.from), place(one.id), look, onWay && way?.has(main?.from ?? '') === true),
    ];
  });
  return html`<svg width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="group" aria-labelledby="bild-titel bild-text"><title id="bild-titel">Verbreitung als Lichterkette</title><desc id="bild-text">Von links nach rechts die Zeit; jedes Licht ist eine Umsetzung, jedes Kabel eine Übernahme.</desc><g aria-hidden="true">${grid(layout.scale, today, height)}${wires(chain, layout, places, way)}</g>${lights}</svg>`;
};
