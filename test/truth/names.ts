import { mustOneOf, type Saying } from './explain.ts';

/** Whose something is, as answers carry it. */
export interface Owner {
  readonly kommune?:
    | { readonly kommuneId: string; readonly name: string; readonly staat?: string | undefined }
    | undefined;
  readonly verbund?: { readonly verbundId: string; readonly name: string; readonly kind: string } | undefined;
}

const NOBODY = 'einer nicht öffentlich genannten Stelle';

const NOUN_OF_VERBUND: Readonly<Record<string, string>> = {
  zweckverband: 'Zweckverband',
  zusammenarbeit: 'Zusammenarbeit',
  kreis: 'Kreis',
  arbeitskreis: 'Arbeitskreis',
  land: 'Land',
};

const PLACE_NOUN =
  /^((Große |Alte )?((Kreis|Hanse|Universitäts|Landeshaupt|Berg)?[Ss]tadt|(Samt|Verbands|Orts|Einheits|Markt|Land)?[Gg]emeinde|Markt|Flecken)) /;

/** A name as it stands, with its noun where only the kind says it. */
const named = ({ kommune, verbund }: Owner): readonly string[] => {
  if (kommune) return [kommune.name];
  if (verbund === undefined) return [];
  const noun = NOUN_OF_VERBUND[verbund.kind];
  return noun === undefined ? [verbund.name] : [verbund.name, `${noun} ${verbund.name}`];
};

const short = (name: string): string => name.replace(PLACE_NOUN, '');

/** "der Großen Kreisstadt …" */
const declined = (name: string): readonly string[] => [
  name,
  name.replace(/^(Große|Freie|Alte|Kommunale|Interkommunale|Digitale) /, '$1n '),
];

const ARTICLES = {
  von: ['von ', 'von der ', 'von dem ', 'vom '],
  in: ['in ', 'in der ', 'in dem ', 'im '],
  bei: ['bei ', 'bei der ', 'bei dem ', 'beim '],
  mit: ['mit ', 'mit der ', 'mit dem '],
  durch: ['durch ', 'durch die ', 'durch den ', 'durch das '],
  '': ['', 'der ', 'die ', 'das '],
} as const;

/** All ways to name somebody after a preposition. */
export const phrases = (preposition: keyof typeof ARTICLES, owner: Owner): readonly string[] => {
  const names = named(owner);
  if (names.length === 0) return [`${preposition} ${NOBODY}`];
  const ways = names.flatMap(declined);
  return [...new Set(ARTICLES[preposition].flatMap((article) => ways.map((way) => article + way)))];
};

/** The name of who it is, whole or as neighbours say it; of who may not be named, that. */
export const whoseName = (owner: Owner): readonly string[] => {
  const names = named(owner);
  return names.length === 0
    ? ['eine nicht öffentlich genannte Stelle']
    : [...new Set([...names, ...names.map(short)])];
};

export const mustName = (owner: Owner): Saying => mustOneOf(...whoseName(owner));
export const mustPhrase = (preposition: keyof typeof ARTICLES, owner: Owner): Saying =>
  mustOneOf(...phrases(preposition, owner));

/** The page of the organisation for which a demo actor looks. */
export const pageOfActor = (actor: string): string => {
  const [, kind, id] = /^(kommune|verbund)-([^.]+)/.exec(actor) ?? [];
  return `/${kind === 'kommune' ? 'kommunen' : 'zusammenschluesse'}/${id}`;
};

/** The place of an organisation's page. */
export const pageOf = ({ kommune, verbund }: Owner): string | undefined => {
  if (kommune) return `/kommunen/${kommune.kommuneId}`;
  return verbund && `/zusammenschluesse/${verbund.verbundId}`;
};
