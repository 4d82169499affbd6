import { may, must, mustOneOf, type Saying } from '../explain.ts';
import { phrases } from '../names.ts';
import { counted } from '../numbers.ts';
import { RELATION, word } from '../words.ts';
import { hasBegun, type Light } from './lights.ts';

type Source = Light['from'][number];

const isHeard = ({ edge, light }: Source): boolean =>
  ['uebernahme', 'gemeinsam'].includes(edge.kind) && !edge.eigenes && light.node.aussen === undefined;

const began = ({ node, from }: Light): string => {
  if (from.some(({ edge }) => edge.kind === 'gemeinsam')) return 'gemeinsam gebaut';
  return hasBegun(node) ? 'übernommen' : 'Lösung';
};

const how = ({ edge: { relation, changes = [] } }: Source): readonly string[] => [
  ...(relation === undefined
    ? []
    : [relation === 'nicht-angegeben' ? 'Änderungen noch nicht angegeben' : word(RELATION, relation)]),
  ...(changes.length === 0 ? [] : [counted(changes.length, 'Änderung', 'Änderungen')]),
];

const whom = ({ edge, light }: Source): Saying => {
  const word = edge.kind === 'gemeinsam' ? 'mit' : 'von';
  return mustOneOf(...phrases(word, light.node));
};

/** What is told of a light, beside its label, to whoever hears it: from whom, how, with how many changes; of several Vorlagen, of the main one. */
export const spoken = (light: Light): readonly Saying[] => {
  const heard = light.from.filter(isHeard);
  const told = heard.flatMap(how);
  return [
    ...(heard.length > 0 ? [must(began(light))] : []),
    ...heard.map(whom),
    ...told.map(light.from.length === 1 ? must : may),
    ...light.from.flatMap(how).map(may),
  ];
};
