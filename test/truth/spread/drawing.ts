import { explain, may, must, mustOneOf, type Saying } from '../explain.ts';
import { attribute, type Element, elementsOf, find, findAll, hasClass, isTag } from '../html.ts';
import { phrases, whoseName } from '../names.ts';
import { HERKUNFT, word } from '../words.ts';
import { hasBegun, isPlan, type Light } from './lights.ts';
import { monthsOf, shortMonth } from './months.ts';
import { spoken } from './spoken.ts';
import { state } from './state.ts';

const number = (element: Element, name: string): number => Number(attribute(element, name));
const textOf = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');

/** Where months stand on the axis, by the years that are written on it and the line of the day; without a year nobody can read more than that line. */
interface Axis {
  readonly x?: (month: number) => number;
  readonly today: number;
}

const YEAR_BESIDE_ITS_LINE = 4;

const axisOf = (drawing: Element, today: number): Axis | undefined => {
  const line = find(drawing, (one) => one.tag === 'line' && hasClass(one, 'heute'));
  if (line === undefined) return undefined;
  const years = findAll(drawing, (one) => one.tag === 'text' && hasClass(one, 'j')).flatMap((one) =>
    /^\d{4}$/.test(textOf(one))
      ? [{ month: Number(textOf(one)) * 12, x: number(one, 'x') - YEAR_BESIDE_ITS_LINE }]
      : [],
  );
  const at = number(line, 'x1');
  const marks = [...years, { month: today, x: at }];
  const [first, last] = [marks[0], marks.at(-1)] as [(typeof marks)[0], (typeof marks)[0]];
  if (first.month === last.month) return { today: at };
  const perMonth = (last.x - first.x) / (last.month - first.month);
  return { x: (month) => first.x + (month - first.month) * perMonth, today: at };
};

/** Where a light is drawn: the middle of its first circle. */
const placeOf = (label: Element): { readonly x: number; readonly y: number } | undefined => {
  const circle = find(label, isTag('circle'));
  return circle && { x: number(circle, 'cx'), y: number(circle, 'cy') };
};

const NUMBERS = /-?\d+(?:\.\d+)?/g;

/** The two ends of a cable. */
const endsOf = (path: Element): readonly (readonly [number, number])[] => {
  const d = attribute(path, 'd') ?? '';
  const all = (d.match(NUMBERS) ?? []).map(Number);
  const [third = 0, second = 0, last = 0] = all.slice(-3);
  const [fromX = 0, fromY = 0] = all;
  const across = /([hH])-?[\d.]+$/.exec(d)?.[1];
  const end = { H: [last, second], h: [third + last, second] } as const;
  return [[fromX, fromY], across === undefined ? [second, last] : end[across as 'H' | 'h']];
};

/** As far from a light as the gap of its open cable is. */
const NEAR = 24;

const cables = (drawing: Element): readonly Element[] =>
  findAll(drawing, (one) => one.tag === 'path' && (hasClass(one, 'kabel') || hasClass(one, 'luecke')));

const isAt = (path: Element, { x, y }: { readonly x: number; readonly y: number }, near: number): boolean =>
  endsOf(path).some(([endX, endY]) => Math.abs(endX - x) <= near && Math.abs(endY - y) <= near);

const since = ({ node, date }: Light): readonly Saying[] => {
  if (date === undefined) return node.nameless || node.aussen ? [] : [must('Beginn nicht bekannt')];
  const words = shortMonth(date);
  if (isPlan(node) && node.ab !== undefined) return [must(`ab ${words}`)];
  return [must(node.claim && node.since === undefined ? `Stand ${words}` : words)];
};

const TITLE = 42;
const shortTitle = (title: string): string =>
  title.length <= TITLE ? title : `${title.slice(0, TITLE).replace(/\s+\S*$/, '')} …`;

/** From whom, where no cable tells it. */
const loose = (node: Light['node']): Saying => {
  const names = node.aussen ? [node.aussen.name] : whoseName(node);
  return { ...mustOneOf(...phrases('von', node), ...names.map((name) => `von ${name}`)), must: false };
};

/** What stands beside a light. */
const label = (light: Light): readonly Saying[] => {
  const { node, from } = light;
  if (node.aussen)
    return [must(node.aussen.name), must(`Ursprung außerhalb (${word(HERKUNFT, node.aussen.kind)})`)];
  const name = node.nameless ? ['nicht öffentlich'] : whoseName(node);
  return [
    { ways: name, must: true },
    ...since(light),
    ...(node.version > 1 && hasBegun(node) ? [must(`Fassung ${node.version}`)] : []),
    ...state(light),
    ...(node.origin && light.own ? [must('Ursprung')] : []),
    may('Ursprung'),
    ...(node.title === undefined ? [] : [may(`aus „${shortTitle(node.title)}“`)]),
    may('auch'),
    ...from.map(({ light: source }) => loose(source.node)),
  ];
};

const isOpen = ({ date }: Light): boolean =>
  date === undefined || (typeof date !== 'string' && date.grenze !== undefined);

/** Left of its source nobody can place a month to the px. */
const ROUNDED = 1.5;

const placeFaults = (
  light: Light,
  place: { readonly x: number; readonly y: number },
  drawing: Element,
  axis: Axis,
): string[] => {
  const { node, date } = light;
  const who = whoseName(node)[0];
  const faults: string[] = [];
  if (place.x > axis.today + ROUNDED && !isPlan(node))
    faults.push(`${who}: right of the day's line, and no plan`);
  const paths = cables(drawing);
  if (
    isOpen(light) &&
    light.from.length === 0 &&
    !paths.some((path) => hasClass(path, 'offen') && isAt(path, place, 2))
  )
    faults.push(`${who}: nobody knows when, and no open cable says so`);
  if (date !== undefined && axis.x !== undefined) {
    const [first, last] = monthsOf(date);
    const [least, most] = [axis.x(first - 1) - ROUNDED, axis.x(last + 1) + ROUNDED];
    if (place.x < least || place.x > most)
      faults.push(`${who}: stands at ${place.x}, its label "${shortMonth(date)}" means ${least} to ${most}`);
  }
  if (light.from.length > 0 && !paths.some((path) => isAt(path, place, NEAR)))
    faults.push(`${who}: no cable leads to it`);
  return faults;
};

const labelled = (drawing: Element): Element[] =>
  elementsOf(drawing).filter(
    (one) => find(one, (text) => text.tag === 'text' && hasClass(text, 'n')) !== undefined,
  );

const wordsBeside = (one: Element): string => findAll(one, isTag('text')).map(textOf).join('¦');

const idOf = (one: Element): string | undefined => /fokus=([^&#]+)/.exec(attribute(one, 'href') ?? '')?.[1];

/** What is wrong with the words of a drawn light, seen and heard, where it is this one. */
const wordsFaults = (one: Element, light: Light): string[] => [
  ...explain(wordsBeside(one), label(light)),
  ...explain(attribute(one, 'aria-label') ?? '', [...label(light), ...spoken(light)]).map(
    (fault) => `heard: ${fault}`,
  ),
];

/** A drawing over true time: what stands beside each light, at its month or on an open cable, nothing right of the day but plans. */
export const drawingFaults = (drawing: Element, lights: readonly Light[], today: number): string[] => {
  const axis = axisOf(drawing, today);
  if (axis === undefined) return [];
  const left = [...lights];
  const faults = labelled(drawing).flatMap((one) => {
    const id = idOf(one);
    const place = placeOf(one);
    const candidates = left.filter((light) => (id === undefined ? light.node.nameless : light.id === id));
    // Of several who may not be named, it is the one that its words fit.
    const tried = candidates.map((light) => ({ light, faults: wordsFaults(one, light) }));
    const best = tried.toSorted((a, b) => a.faults.length - b.faults.length)[0];
    if (best === undefined || place === undefined) return [`a light of nothing: ${wordsBeside(one)}`];
    left.splice(left.indexOf(best.light), 1);
    return [...best.faults, ...placeFaults(best.light, place, drawing, axis)];
  });
  return [...faults, ...left.map((light) => `no light for ${whoseName(light.node)[0]}`)];
};
