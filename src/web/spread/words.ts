import { unconfirmedWords } from '../parts/evidence.ts';
import { ownerAfter } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { type DateValue, shortMonthWords } from '../words/dates.ts';
import { counted, listWords } from '../words/numbers.ts';
import { after } from '../words/organisation.ts';
import { type Chain, hasBegun, isDatedLater, isPlan, type Light, type Wire } from './lights.ts';

/** The name of a light that may not be named. */
const HIDDEN = 'nicht öffentlich';

/** As much of a title as a label has room for. */
const TITLE = 42;

const shortTitle = (title: string): string =>
  title.length <= TITLE ? title : `${title.slice(0, TITLE).replace(/\s+\S*$/, '')} …`;

/** "beendet Okt. 2024": how it is over, with when. */
const overWords = ({ node, date }: Light): string => {
  const words = wordOf('status', node.status ?? 'beendet');
  const on = node.statusSince as DateValue | undefined;
  return on === undefined || on === date ? words : `${words} ${shortMonthWords(on)}`;
};

/** Where an Umsetzung stands: "im Betrieb, mit Ergebnis". */
export const stateWords = (light: Light): string => {
  const { node, kind } = light;
  if (kind === 'unbekannt') return HIDDEN;
  if (kind === 'angabe') return 'laut Quelle, nicht bestätigt';
  if (isDatedLater(light)) return 'erst später datiert';
  if (kind === 'unbestaetigt') return unconfirmedWords(node);
  const over = kind === 'beendet' || kind === 'aufgegeben';
  const status = node.status && (over ? overWords(light) : wordOf('status', node.status));
  return [
    status,
    node.withdrawn && 'zurückgezogen',
    node.mitErgebnis && 'mit Ergebnis',
    node.bewaehrt && 'bewährt',
  ]
    .filter(Boolean)
    .join(', ');
};

/** "Feb. 2021", "ab März 2027", "Stand Okt. 2023"; of what nobody knows since when: that. */
const sinceWords = (light: Light): string => {
  const { node, date } = light;
  if (date === undefined) return node.nameless || node.aussen ? '' : 'Beginn nicht bekannt';
  const words = shortMonthWords(date);
  if (isPlan(light) && node.ab !== undefined) return `ab ${words}`;
  return node.claim && node.since === undefined ? `Stand ${words}` : words;
};

/** The line under a name: "Ursprung · Feb. 2021 · im Betrieb". */
export const secondLine = (light: Light): string => {
  const { node, beside, foreign } = light;
  if (node.aussen) return `Ursprung außerhalb (${wordOf('ursprungAussen', node.aussen.kind)})`;
  const what = foreign === undefined ? !beside && node.origin && 'Ursprung' : `aus „${shortTitle(foreign)}“`;
  const version = node.version > 1 && hasBegun(light) ? `Fassung ${node.version}` : '';
  return [what, sinceWords(light), version, stateWords(light)].filter(Boolean).join(' · ');
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

const nameIn = (chain: Chain, id: string): string => chain.byId.get(id)?.name ?? HIDDEN;

/** "von Hohenlinn", "vom Landkreis Torfmark", "von einer nicht öffentlich genannten Stelle". */
export const nameAfter = (preposition: 'von' | 'mit', name: string): string =>
  name === HIDDEN ? ownerAfter(preposition, {}) : after(preposition, { name });

/** From whom, with whom and with what it was made, in parts: "von Hohenlinn und von Aue", "mit eigenem Projekt". `how` stands behind the Vorlagen. */
const origins = (chain: Chain, light: Light, how = ''): readonly string[] => {
  const of = (kind: Wire['kind']) => light.sources.filter((wire) => wire.kind === kind);
  const names = (wires: readonly Wire[]) => wires.map(({ from }) => nameIn(chain, from)).join(' und ');
  const after = (preposition: 'von' | 'mit', wires: readonly Wire[]) =>
    listWords(wires.map(({ from }) => nameAfter(preposition, nameIn(chain, from))));
  const told: readonly (readonly [Wire['kind'], (wires: readonly Wire[]) => string])[] = [
    ['uebernahme', (wires) => `${after('von', wires)}${how}`],
    ['aussen', (wires) => `von außen: ${names(wires)}`],
    ['eigenes', () => 'mit eigenem Projekt'],
    ['gemeinsam', (wires) => `gemeinsam gebaut ${after('mit', wires)}`],
    ['enthaelt', (wires) => `mit einem Baustein ${after('von', wires)}`],
    ['angabe', (wires) => `laut Quelle: ${names(wires)}`],
  ];
  return told.flatMap(([kind, words]) => (of(kind).length > 0 ? [words(of(kind))] : []));
};

/** All that it was made from, without how. */
export const madeFrom = (chain: Chain, light: Light): string => origins(chain, light).join(', ');

/** "von Hohenlinn, so wie dort". */
export const cameFrom = (chain: Chain, light: Light): string => {
  const main = light.sources.find(({ kind }) => kind === 'uebernahme');
  return origins(chain, light, main && howWords(main)).join(', ');
};

const begunWords = (light: Light): string => {
  if (light.sources.some(({ kind }) => kind === 'gemeinsam')) return 'gemeinsam gebaut';
  return hasBegun(light) ? 'übernommen' : 'Lösung';
};

/** A light for those who hear it: what stands beside it, from whom it came, with how many changes (WCAG 2.5.3). */
export const spoken = (chain: Chain, light: Light, seen = `${light.name} ${secondLine(light)}`): string => {
  const sources = light.sources.flatMap(({ from, kind }) => {
    if (kind !== 'uebernahme' && kind !== 'gemeinsam') return [];
    return [ownerAfter(kind === 'gemeinsam' ? 'mit' : 'von', chain.byId.get(from)?.node ?? {})];
  });
  const [main] = light.sources;
  const changes = main?.changes.length ?? 0;
  return [
    seen,
    sources.length > 0 &&
      `${begunWords(light)} ${sources.join(' und ')}${main === undefined ? '' : howWords(main)}`,
    changes > 0 && counted(changes, 'Änderung', 'Änderungen'),
  ]
    .filter(Boolean)
    .join(', ');
};
