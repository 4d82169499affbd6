import { dateWords } from '../dates.ts';
import { explain, may, must, mustOneOf, type Saying, wordsOf } from '../explain.ts';
import { type Element, elementsOf, findAll, isTag } from '../html.ts';
import { phrases, whoseName } from '../names.ts';
import { assigned } from '../rows.ts';
import { RELATION, word } from '../words.ts';
import { isPlan, type Light } from './lights.ts';
import { state } from './state.ts';

const nameOf = ({ node }: Light): readonly string[] => (node.aussen ? [node.aussen.name] : whoseName(node));

/** From whom: each Vorlage; beside it what is said of it otherwise. */
const source = ({ edge, light }: Light['from'][number]): readonly Saying[] => {
  const { node } = light;
  if (node.aussen) return [must('von außen'), must(node.aussen.name)];
  if (edge.eigenes) return [must('mit eigenem Projekt')];
  const named = phrases(edge.kind === 'gemeinsam' ? 'mit' : 'von', node);
  const short = whoseName(node).flatMap((name) => [`von ${name}`, `mit ${name}`, name]);
  const words = {
    gemeinsam: 'gemeinsam gebaut',
    enthaelt: 'mit einem Baustein',
    angabe: 'laut Quelle',
  } as const;
  const how = words[edge.kind as keyof typeof words];
  return [...(how === undefined ? [] : [must(how)]), mustOneOf(...named, ...short)];
};

const date = ({ node, date: on }: Light): Saying => {
  if (on === undefined) return must('nicht bekannt');
  return must(`${isPlan(node) && node.ab !== undefined ? 'ab ' : ''}${dateWords(on)}`);
};

/** What each cell of a row says: of several Vorlagen the main one has to be told, and how and with which changes it came from there. */
const cells = (light: Light): readonly (readonly Saying[])[] => {
  const { node, from } = light;
  const changes = from.flatMap(({ edge }) => (edge.changes ?? []).map(({ what }) => what));
  const relations = from.flatMap(({ edge }) =>
    edge.relation === undefined ? [] : [word(RELATION, edge.relation)],
  );
  const isAlone = from.length === 1;
  return [
    [mustOneOf(...nameOf(light))],
    [
      ...from.flatMap(source).map((one): Saying => ({ ...one, must: isAlone })),
      ...(node.origin && from.length === 0 ? [must('Ursprung')] : []),
    ],
    [date(light)],
    state(light),
    relations.map(isAlone ? must : may),
    changes.map(isAlone ? must : may),
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
