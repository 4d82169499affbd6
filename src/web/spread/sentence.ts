import { NAMELESS, organisation } from '../parts/links.ts';
import { onDate } from '../words/dates.ts';
import { countedInWords } from '../words/numbers.ts';
import { startOfSentence, who } from '../words/organisation.ts';
import { type Chain, hasBegun, isDescent, isIdea, type Light } from './lights.ts';

const nameOf = ({ node }: Light): string => {
  const named = organisation(node);
  return named === undefined ? NAMELESS : who(named);
};

const takenFrom = ({ sources }: Light) => sources.filter(({ kind }) => kind === 'uebernahme');

/**
 * Where the chain begins: whoever took it from nobody and passed it on, or built it with others; neither a mere building block nor a Vorlage in another chain began
 * it, and a joint builder is no beginning of its own.
 */
const rootsOf = ({ lights }: Chain): Light[] => {
  const passedOn = new Set(
    lights.flatMap(({ sources }) => sources.filter(isDescent).map(({ from }) => from)),
  );
  return lights.filter(({ id, sources, beside }) => !beside && !sources.some(isDescent) && passedOn.has(id));
};

const isJoint = ({ sources }: Light): boolean => sources.some(({ kind }) => kind === 'gemeinsam');

/** How many steps lie between a light that has begun and the farthest of its origins. */
const depthOf = (lights: readonly Light[]): number => {
  const depth = new Map<string, number>();
  for (const light of lights)
    depth.set(
      light.id,
      takenFrom(light).reduce((most, { from }) => Math.max(most, 1 + (depth.get(from) ?? 0)), 0),
    );
  return Math.max(0, ...depth.values());
};

const ownerOf = ({ kommuneId, verbund }: Light['node']) => kommuneId ?? verbund?.verbundId;

/** Whose own the chain was before: it took it from nobody, also where it was merged with something else. */
const beginnersOf = ({ lights }: Chain): ReadonlySet<string | undefined> =>
  new Set(lights.filter(({ node, beside }) => node.origin && !beside).map(({ node }) => ownerOf(node)));

/** Those to whom it came, among all of a chain: each light of theirs. */
const takers = (chain: Chain): readonly Light[] => {
  const beginners = beginnersOf(chain);
  return chain.lights.filter(
    (light) => !light.node.nameless && takenFrom(light).length > 0 && !beginners.has(ownerOf(light.node)),
  );
};

/** Kommunen of this country are counted as such (rule 14). */
const isCounted = ({ kommune }: Light['node']): boolean =>
  kommune !== undefined && kommune.staat === undefined;

const kommunenOf = (lights: readonly Light[]): number =>
  new Set(lights.filter(({ node }) => isCounted(node)).map(({ node }) => node.kommuneId)).size;

/** " und einer anderen Stelle": other parties, to whom it came. */
const otherParties = (lights: readonly Light[], joint: string): string => {
  const parties = lights.filter(({ node }) => !isCounted(node));
  const count = new Set(parties.map(({ node }) => ownerOf(node))).size;
  if (count === 0) return '';
  return joint + countedInWords(count, 'anderen Stelle', 'anderen Stellen').replace(/^eine /, 'einer ');
};

/** What is planned or was declined came to nobody, and an idea is nothing that came. */
const hasCome = (light: Light): boolean => hasBegun(light) && !isIdea(light);

/** Those to whom it did not come, or not yet: each kind with its own words. */
const OTHERS: readonly (readonly [of: (light: Light) => boolean, one: string, many: string])[] = [
  [({ node }) => node.status === 'interesse', 'hat Interesse', 'haben Interesse'],
  [({ node }) => node.status === 'in-pruefung', 'prüft es', 'prüfen es'],
  [({ node }) => node.status === 'geplant' || node.status === 'beschlossen', 'plant es', 'planen es'],
  [
    (light) => !hasBegun(light) && light.node.status === 'nicht-weiterverfolgt',
    'hat es nicht weiterverfolgt',
    'haben es nicht weiterverfolgt',
  ],
  [
    (light) => hasBegun(light) && isIdea(light),
    'hat sich davon anregen lassen',
    'haben sich davon anregen lassen',
  ],
];

/** "drei planen es, vier haben es nicht weiterverfolgt". */
const others = (lights: readonly Light[]): string =>
  OTHERS.flatMap(([is, one, many]) => {
    const count = kommunenOf(lights.filter(is));
    return count > 0 ? [countedInWords(count, one, many)] : [];
  }).join(', ');

/** " gemeinsam mit zwei weiteren Kommunen": who built it, too. */
const jointly = ({ lights }: Chain): string => {
  const joint = lights.filter(isJoint).map(({ node }) => node);
  const count = new Set(joint.map(ownerOf)).size;
  const noun = joint.every(({ kommune }) => kommune) ? 'Kommune' : 'Stelle';
  const whom = countedInWords(count, `weiteren ${noun}`, `weiteren ${noun}n`).replace(/^eine /, 'einer ');
  return count === 0 ? '' : ` gemeinsam mit ${whom}`;
};

const begun = (roots: readonly Light[], chain: Chain): string => {
  const [first] = roots;
  if (first === undefined) return '';
  if (roots.length > 1)
    return `${startOfSentence(countedInWords(roots.length, 'Ursprung', 'Ursprünge'))} kommen hier zusammen.`;
  const when = first.date === undefined ? '' : `, ${onDate(first.date)}`;
  return `${startOfSentence(nameOf(first))} hat${jointly(chain)} angefangen${when}.`;
};

/** Those of whom only publications say something, as a sentence of their own. */
const claimed = ({ lights }: Chain): string => {
  const count = lights.filter(({ node }) => node.claim).length;
  if (count === 0) return '';
  const whom = countedInWords(count, 'weiteren Stelle', 'weiteren Stellen').replace(/^eine /, 'einer ');
  return ` Von ${whom} berichten das nur Veröffentlichungen; dort ist es nicht bestätigt.`;
};

/** The chain in two or three sentences: who began, how far it came, to whom it did not come, and of whom only publications speak. */
export const chainSentence = (chain: Chain): string => {
  const roots = rootsOf(chain);
  if (roots.length === 0) return `Übernommen hat das bisher niemand.${claimed(chain)}`;
  const all = takers(chain);
  const come = all.filter(hasCome);
  const count = kommunenOf(come);
  const steps = depthOf(chain.lights.filter(hasCome));
  const over = steps > 1 ? ` über bis zu ${countedInWords(steps, 'Station', 'Stationen')}` : '';
  const whom = countedInWords(count, 'weiteren Kommune', 'weiteren Kommunen').replace(/^eine /, 'einer ');
  const rest = others(all);
  const beside = otherParties(come, count === 0 ? '' : ' und ');
  const to = [count > 0 && whom, beside].filter(Boolean).join('');
  const reached = to === '' ? 'Übernommen hat das bisher niemand' : `Von dort kam die Lösung${over} zu ${to}`;
  return `${begun(roots, chain)} ${reached}${rest && `; ${rest}`}.${claimed(chain)}`;
};
