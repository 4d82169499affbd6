import { dateWords } from '../dates.ts';
import { explain, must, mustOneOf, type Saying, wordsOf } from '../explain.ts';
import { type Element, elementsOf, findAll, isTag } from '../html.ts';
import { phrases, whoseName } from '../names.ts';
import { assigned } from '../rows.ts';
import { RELATION, word } from '../words.ts';
import { isPlan, type Light } from './lights.ts';
import { state } from './state.ts';

const nameOf = ({ node }: Light): readonly string[] => (node.aussen ? [node.aussen.name] : whoseName(node));

const HOW: Readonly<Partial<Record<Light['from'][number]['edge']['kind'], string>>> = {
  gemeinsam: 'gemeinsam gebaut',
  enthaelt: 'mit einem Baustein',
  angabe: 'laut Quelle',
};

const howOf = ({ edge, light }: Light['from'][number]): string | undefined => {
  if (light.node.aussen) return 'von außen';
  return edge.eigenes ? 'mit eigenem Projekt' : HOW[edge.kind];
};

/** From whom or what, each by its name; one's own has none. */
const nameOfSource = ({ edge, light: { node } }: Light['from'][number]): readonly Saying[] => {
  if (node.aussen) return [must(node.aussen.name)];
  if (edge.eigenes) return [];
  const named = phrases(edge.kind === 'gemeinsam' ? 'mit' : 'von', node);
  return [mustOneOf(...named, ...whoseName(node).flatMap((name) => [`von ${name}`, `mit ${name}`, name]))];
};

const date = ({ node, date: on }: Light): Saying => {
  if (on === undefined) return must('nicht bekannt');
  return must(`${isPlan(node) && node.ab !== undefined ? 'ab ' : ''}${dateWords(on)}`);
};

const each = (texts: readonly string[]): readonly Saying[] => [...new Set(texts)].map(must);

/** What each cell of a row says: all that it was made from, how it came from there and with which changes, each once. */
const cells = (light: Light): readonly (readonly Saying[])[] => {
  const { node, from } = light;
  const changes = from.flatMap(({ edge }) => (edge.changes ?? []).map(({ what }) => what));
  const relations = from.flatMap(({ edge }) =>
    edge.relation === undefined ? [] : [word(RELATION, edge.relation)],
  );
  return [
    [mustOneOf(...nameOf(light))],
    [
      ...each(from.flatMap((one) => howOf(one) ?? [])),
      ...from.flatMap(nameOfSource),
      ...(node.origin && from.length === 0 ? [must('Ursprung')] : []),
    ],
    [date(light)],
    state(light),
    each(relations),
    each(changes),
  ];
};

/** "Alle Umsetzungen, die ältesten zuerst": every light of the chain in a row. */
export const tableFaults = (main: Element, lights: readonly Light[]): string[] => {
  const rows = findAll(main, isTag('tbody')).flatMap((body) => findAll(body, isTag('tr')));
  return assigned(rows, lights, (one, light) => {
    const told = elementsOf(one).map(wordsOf);
    return cells(light).flatMap((sayings, column) => explain(told[column] ?? '', sayings));
  });
};
