import { dateWords, onWords } from '../dates.ts';
import { explain, must, mustOneOf, type Saying } from '../explain.ts';
import { type Owner, pageOf, phrases } from '../names.ts';
import { inWords } from '../numbers.ts';
import { isCounted } from '../rule14.ts';
import { hasBegun, type Light } from './lights.ts';

const isDescent = ({ edge, light }: Light['from'][number]) =>
  ['uebernahme', 'gemeinsam'].includes(edge.kind) && light.node.aussen === undefined;
const taken = ({ from }: Light) =>
  from.filter(
    ({ edge, light }) => edge.kind === 'uebernahme' && !edge.eigenes && light.node.aussen === undefined,
  );
const isIdea = (light: Light) =>
  taken(light).length > 0 && taken(light).every(({ edge }) => edge.relation === 'angeregt');
const keyOf = (owner: Owner) => pageOf(owner) ?? 'nobody who may be named';

const large = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const dative = (count: number, noun: string) =>
  `${count === 1 ? 'einer' : inWords(count)} ${noun}${count === 1 ? '' : 'n'}`;

/** Whom the chain reached among some of its lights: who took it from somebody, and is none of those whose own it was. */
const takers = (lights: readonly Light[], all: readonly Light[]) => {
  const origins = new Set(all.filter(({ node, own }) => node.origin && own).map(({ node }) => keyOf(node)));
  return lights.filter(
    (light) => !light.node.nameless && taken(light).length > 0 && !origins.has(keyOf(light.node)),
  );
};

const distinct = (lights: readonly Light[]) => new Set(lights.map(({ node }) => keyOf(node))).size;
const kommunen = (lights: readonly Light[]) => lights.filter(({ node }) => isCounted(node));

/** How many steps lie between the first of some lights and the last. */
const steps = (lights: readonly Light[]): number => {
  const within = new Set(lights);
  const depth = (light: Light, seen: ReadonlySet<Light> = new Set()): number =>
    seen.has(light) || !within.has(light)
      ? 0
      : taken(light).reduce(
          (most, { light: source }) =>
            Math.max(most, 1 + (within.has(source) ? depth(source, new Set([...seen, light])) : 0)),
          0,
        );
  return Math.max(0, ...lights.map((light) => depth(light)));
};

const OTHERS: readonly (readonly [(light: Light) => boolean, string, string])[] = [
  [({ node }) => node.status === 'interesse', 'hat Interesse', 'haben Interesse'],
  [({ node }) => node.status === 'in-pruefung', 'prüft es', 'prüfen es'],
  [({ node }) => node.status === 'geplant' || node.status === 'beschlossen', 'plant es', 'planen es'],
  [
    ({ node }) => !hasBegun(node) && node.status === 'nicht-weiterverfolgt',
    'hat es nicht weiterverfolgt',
    'haben es nicht weiterverfolgt',
  ],
  [
    (light) => hasBegun(light.node) && isIdea(light),
    'hat sich davon anregen lassen',
    'haben sich davon anregen lassen',
  ],
];

const others = (lights: readonly Light[]): readonly Saying[] =>
  OTHERS.flatMap(([is, one, many]) => {
    const count = distinct(kommunen(takers(lights.filter(is), lights)));
    return count === 0 ? [] : [must(`${inWords(count)} ${count === 1 ? one : many}`)];
  });

const jointly = (lights: readonly Light[]): string => {
  const joint = lights.filter(({ from }) => from.some(({ edge }) => edge.kind === 'gemeinsam'));
  const noun = joint.every(({ node }) => node.kommune) ? 'weiteren Kommune' : 'weiteren Stelle';
  return joint.length === 0 ? '' : ` gemeinsam mit ${dative(distinct(joint), noun)}`;
};

const beginning = (roots: readonly Light[], lights: readonly Light[]): Saying => {
  const [first] = roots as [Light];
  if (roots.length > 1) return must(`${large(inWords(roots.length))} Ursprünge kommen hier zusammen`);
  const when = first.date === undefined ? '' : `, ${onWords(first.date)}`;
  const named = first.node.kommune ?? first.node.verbund;
  const who = named === undefined ? ['eine nicht öffentlich genannte Stelle'] : phrases('', first.node);
  return mustOneOf(...who.map((one) => `${large(one)} hat${jointly(lights)} angefangen${when}`));
};

const reachedWords = (lights: readonly Light[]): Saying => {
  const begun = lights.filter((light) => hasBegun(light.node) && !isIdea(light));
  const all = takers(begun, begun);
  const count = distinct(kommunen(all));
  const beside = distinct(all.filter(({ node }) => !isCounted(node)));
  const to = [
    ...(count > 0 ? [dative(count, 'weiteren Kommune')] : []),
    ...(beside > 0 ? [dative(beside, 'anderen Stelle')] : []),
  ];
  if (to.length === 0) return must('Übernommen hat das bisher niemand');
  const deep = steps(begun);
  const over = deep > 1 ? ` über bis zu ${inWords(deep)} Stationen` : '';
  return must(`Von dort kam die Lösung${over} zu ${to.join(' und ')}`);
};

const claimed = (lights: readonly Light[]): readonly Saying[] => {
  const count = lights.filter(({ node }) => node.claim).length;
  return count === 0
    ? []
    : [
        must(
          `Von ${dative(count, 'weiteren Stelle')} berichten das nur Veröffentlichungen; dort ist es nicht bestätigt`,
        ),
      ];
};

/** The chain in sentences: who began, to how many it came, to whom it did not come, and of whom only publications speak. */
export const sentenceFaults = (
  words: string,
  lights: readonly Light[],
  past: string | undefined,
): string[] => {
  const passedOn = new Set(lights.flatMap(({ from }) => from.filter(isDescent).map(({ light }) => light.id)));
  const roots = lights.filter((light) => light.own && !light.from.some(isDescent) && passedOn.has(light.id));
  const told =
    roots.length === 0
      ? [must('Übernommen hat das bisher niemand')]
      : [beginning(roots, lights), reachedWords(lights), ...others(lights)];
  return explain(words, [
    ...told,
    ...claimed(lights),
    ...(past === undefined ? [] : [must(`So war es am ${dateWords(past)}`)]),
  ]);
};
