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

/** "von Hohenlinn, so wie dort". */
export const cameFrom = (chain: Chain, light: Light): string => {
  const taken = light.sources.filter(({ kind }) => kind === 'uebernahme');
  const own = light.sources.some(({ kind }) => kind === 'eigenes');
  const outside = light.sources.filter(({ kind }) => kind === 'aussen');
  const joint = light.sources.filter(({ kind }) => kind === 'gemeinsam');
  const blocks = light.sources.filter(({ kind }) => kind === 'enthaelt');
  const claimed = light.sources.filter(({ kind }) => kind === 'angabe');
  const names = (wires: readonly Wire[]) => wires.map(({ from }) => nameIn(chain, from)).join(' und ');
  const namesAfter = (preposition: 'von' | 'mit', wires: readonly Wire[]) =>
    listWords(wires.map(({ from }) => nameAfter(preposition, nameIn(chain, from))));
  const [first] = taken;
  const how = first === undefined ? '' : howWords(first);
  return [
    taken.length > 0 && `${namesAfter('von', taken)}${how}`,
    outside.length > 0 && `von außen: ${names(outside)}`,
    own && 'mit eigenem Projekt',
    joint.length > 0 && `gemeinsam gebaut ${namesAfter('mit', joint)}`,
    blocks.length > 0 && `mit einem Baustein ${namesAfter('von', blocks)}`,
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
