import { html, type Piece } from '../markup.ts';
import { monthsOnAxis } from '../words/dates.ts';
import { counted } from '../words/numbers.ts';
import { mainWay, wayTo } from './around.ts';
import { type BaseLook, drawMatrix, type GroupLook } from './groups/draw-matrix.ts';
import type { Grouping } from './groups/lanes.ts';
import { columnsIn, laidOut } from './groups/lay-out.ts';
import { type Matrix, matrixOf } from './groups/matrix.ts';
import { type Chain, isDescent, type Light } from './lights.ts';
import type { Look } from './look.ts';
import { drawNarrow } from './narrow/rows.ts';
import { drawYears } from './narrow/years.ts';
import { drawGarland } from './wide/garland.ts';
import type { Run } from './wide/runs.ts';
import { forEachWidth, type Turn } from './widths.ts';

/** Bundles and names of groups that a drawing may have, as many links as anybody would go through. */
const MOST_CELLS = 72;
/** Lights that a list beside a drawing names one by one. */
const LISTED = 60;

/** The lights of one way only, each hanging on the one before it. */
const alone = (chain: Chain, way: readonly string[]): Chain => {
  const kept = new Set(way);
  const lights = chain.lights
    .filter(({ id }) => kept.has(id))
    .map((light) => ({ ...light, sources: light.sources.filter(({ from }) => kept.has(from)) }));
  return { lights, byId: new Map(lights.map((light) => [light.id, light])) };
};

/** Steps of a way that are drawn from its beginning, and as many to its end. */
const STEPS = 18;

/** A way as one run; of a long one its beginning and its end. */
const stepsOf = (chain: Chain, light: Light): readonly Run[] => {
  const steps = mainWay(chain, light).toReversed();
  if (steps.length <= 2 * STEPS) return [{ lights: steps, from: undefined }];
  const end = steps.slice(-STEPS);
  return [
    { lights: steps.slice(0, STEPS), from: undefined },
    { lights: end, from: end[0]?.sources.find(isDescent) },
  ];
};

/** "Der Weg bis Dornweiler": the way from the origin to the light that is looked at, with all names. */
const wayStrip = async (chain: Chain, look: GroupLook, turn: Turn): Promise<Piece> => {
  const light = look.focus === undefined ? undefined : chain.byId.get(look.focus);
  if (light === undefined || light.sources.length === 0) return null;
  const runs = stepsOf(chain, light);
  const path = alone(
    chain,
    runs.flatMap(({ lights }) => lights.map(({ id }) => id)),
  );
  const way = new Set(path.byId.keys());
  const wide = await forEachWidth(turn, (width) => drawGarland(chain, runs, look, way, width, 'weg'));
  const words = runs.length > 1 ? ', Anfang und Ende' : '';
  return html`<div class="lk-weg"><h2>Der Weg bis ${light.name}${words}</h2>${wide}<div class="lk-schmal">${drawNarrow(path, look, false)}</div></div>`;
};

const matrixFor = (chain: Chain, grouping: Grouping, look: GroupLook, mostColumns: number): Matrix =>
  matrixOf(chain, grouping, { today: monthsOnAxis(look.today), mostColumns, mostCells: MOST_CELLS });

/** What is to be known of the signs of a matrix. */
const matrixHint = ({ between }: Matrix, each: number): string =>
  [
    each === 1 ? 'Jeder Punkt ist eine Umsetzung.' : `Jeder Punkt steht für bis zu ${each} Umsetzungen.`,
    'Eine Zahl führt zu den Namen. Die Kabel zeigen, woher die Lösung zuerst in eine Gruppe kam',
    between > 0
      ? `; ${counted(between, 'weitere Weitergabe', 'weitere Weitergaben')} zwischen Gruppen ${between === 1 ? 'steht' : 'stehen'} in der Liste.`
      : '.',
  ]
    .join(' ')
    .replace(/ ([;.])/, '$1');

/** A large chain in groups: as a matrix, and on narrow screens by year; the way to the light that is looked at above it. */
export const drawGroups = async (
  chain: Chain,
  grouping: Grouping,
  given: BaseLook,
  turn: Turn,
): Promise<Piece> => {
  const look: GroupLook = {
    ...given,
    // Changes are summed below groups: those of one Umsetzung stand on its page.
    changeHrefOf: (light) => `/loesungen/${light}`,
    way: given.focus === undefined ? undefined : wayTo(chain, given.focus),
  };
  const strip = await wayStrip(chain, look, turn);
  const wide = await forEachWidth(turn, (width) => {
    const matrix = matrixFor(chain, grouping, look, columnsIn(width));
    const laid = laidOut(matrix, width);
    return html`${drawMatrix(chain, matrix, laid, look)}<p class="hinweis">${matrixHint(matrix, laid.each)}</p>`;
  });
  await turn();
  if (chain.lights.length <= LISTED)
    return html`${strip}${wide}<div class="lk-schmal">${drawNarrow(chain, look, true)}</div>`;
  const grain = {
    today: monthsOnAxis(look.today),
    mostColumns: 40,
    mostCells: Number.POSITIVE_INFINITY,
    finest: 12,
  };
  const narrow = drawYears(chain, matrixOf(chain, grouping, grain), look);
  return html`${strip}${wide}<div class="lk-schmal">${narrow}</div>`;
};

/** A long chain as a garland, on narrow screens as a list. */
export const drawLong = async (
  chain: Chain,
  runs: readonly Run[],
  look: Look,
  turn: Turn,
): Promise<Piece> => {
  const way = look.focus === undefined ? undefined : wayTo(chain, look.focus);
  const wide = await forEachWidth(turn, (width) => drawGarland(chain, runs, look, way, width));
  await turn();
  return html`${wide}<div class="lk-schmal">${drawNarrow(chain, look, false)}</div>`;
};
