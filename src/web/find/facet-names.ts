import { Groesse } from '../../../contracts/fields/kinds/kommune.ts';
import { wordOf } from '../words/codes.ts';

/** A facet on screen: its words, and those of its values. */
interface FacetWords {
  readonly name: string;
  readonly title: string;
  readonly word: (value: string) => string;
  /** In which order its values stand; absent: those that most have come first. */
  readonly order?: readonly string[];
}

const asIs = (value: string) => value;

/** In the order in which they help: what first, then who and where, then how far. */
export const FACETS: readonly FacetWords[] = [
  { name: 'gestaltungsfeld', title: 'Handlungsfeld', word: asIs },
  { name: 'art', title: 'Art', word: (value) => wordOf('art', value) },
  { name: 'status', title: 'Stand bei anderen', word: (value) => wordOf('status', value) },
  {
    name: 'bewaehrt',
    title: 'Bewährt',
    word: (value) => (value === 'true' ? 'als bewährt festgestellt' : 'nicht festgestellt'),
  },
  {
    name: 'mitErgebnis',
    title: 'Ergebnis',
    word: (value) => (value === 'true' ? 'mit Ergebnis' : 'noch ohne Ergebnis'),
  },
  { name: 'genutztIn', title: 'Genutzt in', word: asIs },
  {
    name: 'groesse',
    title: 'Genutzt in Kommunen mit',
    word: (value) => wordOf('groesse', value),
    order: Groesse.options,
  },
  { name: 'relation', title: 'Wie andere es übernommen haben', word: (value) => wordOf('relation', value) },
  { name: 'betreiber', title: 'Betrieb bei anderen', word: (value) => wordOf('betreiber', value) },
  {
    name: 'auchFuerAndere',
    title: 'Auch für andere',
    word: (value) => (value === 'true' ? 'jemand betreibt es auch für andere' : 'nur jeweils für sich'),
  },
  { name: 'land', title: 'Land des Ursprungs', word: asIs },
  // The others have their names with them.
  { name: 'verbund', title: 'Zusammenschluss', word: () => 'der gewählte' },
  { name: 'kind', title: 'Art der Kommune', word: (value) => wordOf('kind', value) },
  {
    name: 'innovationStatus',
    title: 'Stand am Ursprung',
    word: (value) => wordOf('innovationStatus', value),
  },
];
