import { csvFile, csvLine } from '../../csv/cell.ts';
import { LICENCE, standWords } from '../../words/cite.ts';
import { wordOf } from '../../words/codes.ts';
import { type DateValue, dateWords } from '../../words/dates.ts';
import { type Chain, isDescent, isPlan, type Light } from '../lights.ts';
import { stateWords } from '../words.ts';
import { addressOf, citation, type Taken } from './taken.ts';

const date = (value: DateValue | undefined): string =>
  value === undefined ? 'nicht bekannt' : dateWords(value);

const nameOf = ({ node, name }: Light): string => node.kommune?.name ?? node.verbund?.name ?? name;

const partyOf = ({ node }: Light): string => {
  if (node.nameless) return '';
  if (node.kommune) return 'Kommune';
  return node.verbund ? wordOf('verbundKind', node.verbund.kind) : 'andere Stelle';
};

const sourcesOf = (chain: Chain, light: Light, is: (wire: Light['sources'][number]) => boolean): string =>
  light.sources
    .filter(is)
    .map(({ from }) => {
      const source = chain.byId.get(from);
      return source === undefined ? '' : nameOf(source);
    })
    .join(' | ');

const confirmed = ({ node, kind }: Light): string => {
  if (node.claim) return 'nein, laut Veröffentlichung';
  if (kind === 'unbekannt' || node.status !== 'im-betrieb') return '';
  return node.unconfirmed ? 'nein' : 'ja';
};

type Column = readonly [heading: string, of: (light: Light, taken: Taken) => string | number | undefined];

const yes = (is: boolean): string => (is ? 'ja' : 'nein');

const COLUMNS: readonly Column[] = [
  ['Name', (light) => nameOf(light)],
  ['Art', (light) => partyOf(light)],
  ['Land', ({ node }) => node.land],
  ['Einwohner', ({ node }) => node.einwohner],
  ['Zusammenschlüsse', ({ node }) => node.verbuende?.map(({ name }) => name).join(' | ')],
  ['Lösung', ({ beside, node }, { title }) => (beside ? node.title : title)],
  ['Ursprung', ({ node }) => yes(node.origin)],
  ['Übernommen von', (light, { chain }) => sourcesOf(chain, light, ({ kind }) => kind === 'uebernahme')],
  ['Von außen', (light, { chain }) => sourcesOf(chain, light, ({ kind }) => kind === 'aussen')],
  ['Mit eigenem Projekt', ({ sources }) => yes(sources.some(({ kind }) => kind === 'eigenes'))],
  ['Gemeinsam gebaut mit', (light, { chain }) => sourcesOf(chain, light, ({ kind }) => kind === 'gemeinsam')],
  ['Baustein von', (light, { chain }) => sourcesOf(chain, light, ({ kind }) => kind === 'enthaelt')],
  [
    'Wie',
    ({ sources }) => {
      const relation = sources.find(isDescent)?.relation;
      return relation && wordOf('relation', relation);
    },
  ],
  [
    'Geändert',
    ({ sources }) =>
      [...new Set(sources.flatMap(({ changes }) => changes.map(({ what }) => what)))].join(' | '),
  ],
  ['Seit', (light) => `${isPlan(light) && light.node.ab !== undefined ? 'ab ' : ''}${date(light.date)}`],
  ['Status', ({ node }) => node.status && wordOf('status', node.status)],
  ['Status seit', ({ node }) => node.statusSince && dateWords(node.statusSince as DateValue)],
  ['Stand der Angabe', ({ node }) => node.stand && dateWords(node.stand as DateValue)],
  ['Bestätigt', (light) => confirmed(light)],
  ['Mit Ergebnis', ({ node }) => yes(node.mitErgebnis)],
  ['Bewährt', ({ node }) => yes(node.bewaehrt)],
  ['In Worten', (light) => stateWords(light)],
  ['Quelle', ({ node }) => node.source && [node.source.title, node.source.url].filter(Boolean).join(', ')],
  [
    'Adresse',
    ({ node, id }, { base }) =>
      node.nameless || node.aussen ? '' : `${base}/loesungen/${node.referenceId ?? id}`,
  ],
];

/** Lights that are written in one turn. */
const IN_TURN = 500;

/** The Verbreitung as a table: each light once, the oldest first; below it the licence, as of when, and how to cite it. */
export const asCsv = async (taken: Taken): Promise<string> => {
  const { lights } = taken.chain;
  const rows = [csvLine(COLUMNS.map(([heading]) => heading))];
  for (const [index, light] of lights.entries()) {
    if (index % IN_TURN === IN_TURN - 1) await taken.turn();
    rows.push(csvLine(COLUMNS.map(([, of]) => of(light, taken))));
  }
  const about = [
    ['Lizenz', LICENCE],
    ['Stand', standWords(taken)],
    ['So zitieren', citation(taken)],
    ['Adresse', addressOf(taken)],
  ];
  return csvFile([...rows, '', ...about.map(csvLine)]);
};
