import { wordsOf } from '../explain.ts';
import { type Element, find, findAll, hasClass, isTag } from '../html.ts';
import type { Light } from './lights.ts';

const isIdea = ({ from }: Light): boolean => {
  const taken = from.filter(
    ({ edge, light }) => edge.kind === 'uebernahme' && !edge.eigenes && !light.node.aussen,
  );
  return taken.length > 0 && taken.every(({ edge }) => edge.relation === 'angeregt');
};

const isUnconfirmed = ({ node }: Light) =>
  node.unconfirmed === true || (node.adoptionId !== undefined && node.status === undefined);

const isRunning = (light: Light) =>
  !light.node.nameless &&
  !light.node.claim &&
  (light.node.status === undefined || light.node.status === 'im-betrieb') &&
  !isUnconfirmed(light);

const withStatus =
  (...all: readonly string[]) =>
  ({ node }: Light) =>
    !node.nameless && !node.claim && node.status !== undefined && all.includes(node.status);

const KINDS: Readonly<Record<string, (light: Light) => boolean>> = {
  'im Betrieb, mit Ergebnis': (light) => isRunning(light) && light.node.mitErgebnis,
  'im Betrieb': (light) => isRunning(light) && !light.node.mitErgebnis,
  'in Einführung': withStatus('in-einfuehrung', 'in-entwicklung'),
  'in Erprobung': withStatus('in-erprobung'),
  geplant: withStatus('interesse', 'in-pruefung', 'geplant', 'beschlossen'),
  'nicht bestätigt': (light) => !light.node.nameless && !light.node.claim && isUnconfirmed(light),
  beendet: withStatus('beendet'),
  'nicht weiterverfolgt': withStatus('nicht-weiterverfolgt'),
  'laut Veröffentlichungen, nicht bestätigt': ({ node }) => node.claim === true && !node.nameless,
  'nicht öffentlich': ({ node }) => node.nameless,
};

const plainText = (element: Element): string =>
  wordsOf(element).replaceAll('¦', ' ').replaceAll(/\s+/g, ' ').trim();

/** The legend of a drawing: how many lights of the chain are of each kind, without whose own it is, other chains and mere ideas. */
export const legendFaults = (figure: Element, lights: readonly Light[]): string[] => {
  const counted = lights.filter((light) => !light.node.origin && light.own && !isIdea(light));
  const claims = lights.filter(({ node }) => node.claim && !node.origin);
  const all = [...counted, ...claims.filter((light) => !counted.includes(light))];
  const expected = new Map(
    Object.entries(KINDS).map(([words, is]): [string, number] => [words, all.filter(is).length]),
  );
  expected.set('als Anregung', lights.filter(isIdea).length);
  const rows = findAll(figure, (one) => hasClass(one, 'lk-leg'))
    .slice(0, 1)
    .flatMap((list) => findAll(list, isTag('li')));
  const told = new Map(
    rows.flatMap((row): [string, number][] => {
      const number = find(row, isTag('b'));
      return number === undefined ? [] : [[plainText(row).replace(/^\S+ /, ''), Number(plainText(number))]];
    }),
  );
  return [...new Set([...expected.keys(), ...told.keys()])]
    .filter((words) => (expected.get(words) ?? 0) !== (told.get(words) ?? 0))
    .map((words) => `${words}: told ${told.get(words) ?? 0}, counted ${expected.get(words) ?? 0}`);
};
