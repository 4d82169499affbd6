import { unconfirmedWords } from '../parts/evidence.ts';
import { organisation } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { type DateValue, shortMonthWords } from '../words/dates.ts';
import { counted } from '../words/numbers.ts';
import { after } from '../words/organisation.ts';
import { type Chain, hasBegun, type Light, type Wire } from './chain.ts';

/** Where an Umsetzung stands: "im Betrieb, mit Ergebnis". */
export const stateWords = ({ node, kind }: Light): string => {
  if (kind === 'unbekannt') return 'nicht öffentlich';
  if (kind === 'angabe') return 'laut Quelle, nicht bestätigt';
  if (kind === 'unbestaetigt') return unconfirmedWords(node);
  const state = node.status ? wordOf('status', node.status) : node.withdrawn ? 'zurückgezogen' : '';
  return [state, node.mitErgebnis && 'mit Ergebnis', node.bewaehrt && 'bewährt'].filter(Boolean).join(', ');
};

/** The line under a name: "Ursprung · Feb. 2021 · im Betrieb". */
export const secondLine = (light: Light): string => {
  const { node } = light;
  const stand = node.claim && node.stand ? `Stand ${shortMonthWords(node.stand as DateValue)}` : '';
  const since = node.since === undefined ? stand : shortMonthWords(node.since as DateValue);
  const version = node.version > 1 ? `Fassung ${node.version}` : '';
  return [node.origin && 'Ursprung', since, version, stateWords(light)].filter(Boolean).join(' · ');
};

/** What stands on a wire: "angepasst: 2"; nothing where it was taken over as it was there. */
export const pillWords = ({ kind, relation, changes }: Wire): string | undefined => {
  if (kind === 'enthaelt') return 'Baustein';
  if (kind === 'gemeinsam') return changes.length === 0 ? 'gemeinsam' : `gemeinsam: ${changes.length}`;
  if (kind === 'angabe') return undefined;
  if (relation === undefined || relation === 'unveraendert' || relation === 'nicht-angegeben')
    return undefined;
  const words = relation === 'zusammengefuehrt' ? 'zusammengeführt' : wordOf('relation', relation);
  return changes.length === 0 ? words : `${words}: ${changes.length}`;
};

/** How something was taken over, as the end of a sentence: ", angepasst". */
export const howWords = ({ relation }: Pick<Wire, 'relation'>): string => {
  if (relation === undefined) return '';
  return `, ${relation === 'nicht-angegeben' ? 'Änderungen noch nicht angegeben' : wordOf('relation', relation)}`;
};

/** "von Hohenlinn, so wie dort". */
export const cameFrom = (chain: Chain, light: Light): string => {
  const taken = light.sources.filter(({ kind }) => kind === 'uebernahme');
  const joint = light.sources.filter(({ kind }) => kind === 'gemeinsam');
  const blocks = light.sources.filter(({ kind }) => kind === 'enthaelt');
  const claimed = light.sources.filter(({ kind }) => kind === 'angabe');
  const names = (wires: readonly Wire[]) =>
    wires.map(({ from }) => chain.byId.get(from)?.name ?? '').join(' und ');
  const [first] = taken;
  const how = first === undefined ? '' : howWords(first);
  return [
    taken.length > 0 && `von ${names(taken)}${how}`,
    joint.length > 0 && `gemeinsam gebaut mit ${names(joint)}`,
    blocks.length > 0 && `mit einem Baustein von ${names(blocks)}`,
    claimed.length > 0 && `laut Quelle: ${names(claimed)}`,
  ]
    .filter(Boolean)
    .join(', ');
};

const begunWords = (light: Light): string => {
  if (light.sources.some(({ kind }) => kind === 'gemeinsam')) return 'gemeinsam gebaut';
  return hasBegun(light) ? 'übernommen' : 'Lösung';
};

/** A light for those who hear it: what stands beside it, from whom it came, with how many changes (WCAG 2.5.3). */
export const spoken = (chain: Chain, light: Light): string => {
  const sources = light.sources.flatMap(({ from, kind }) => {
    const source = chain.byId.get(from);
    const owner = source && organisation(source.node);
    if (kind !== 'uebernahme' && kind !== 'gemeinsam') return [];
    const word = kind === 'gemeinsam' ? 'mit' : 'von';
    return [owner ? after(word, owner) : `${word} einer weiteren Kommune`];
  });
  const [main] = light.sources;
  const changes = main?.changes.length ?? 0;
  return [
    `${light.name} ${secondLine(light)}`,
    sources.length > 0 &&
      `${begunWords(light)} ${sources.join(' und ')}${main === undefined ? '' : howWords(main)}`,
    changes > 0 && counted(changes, 'Änderung', 'Änderungen'),
  ]
    .filter(Boolean)
    .join(', ');
};
