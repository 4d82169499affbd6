type Gender = 'f' | 'm' | 'n';

const NOUNS: Record<Gender, string> = {
  f:
    'Stadt Gemeinde Samtgemeinde Verbandsgemeinde Ortsgemeinde Einheitsgemeinde Marktgemeinde Landgemeinde ' +
    'Verwaltungsgemeinschaft Verwaltungsgemeinde Kreisstadt Hansestadt Universitätsstadt Landeshauptstadt ' +
    'Barlachstadt Klingenstadt Bergstadt Region Städteregion Zusammenarbeit Kooperation Arbeitsgemeinschaft ' +
    'Allianz Initiative Kommune Metropolregion Einrichtung Stiftung Hochschule Universität Gesellschaft ' +
    'Landesgesellschaft Genossenschaft Anstalt Akademie',
  m:
    'Kreis Landkreis Zweckverband Verband Regionalverband Gemeindeverband Verwaltungsverband Kreisverband ' +
    'Gemeindeverwaltungsverband Spitzenverband Planungsverband Markt Flecken Bezirk Arbeitskreis Städtetag ' +
    'Landkreistag Gemeindetag Städtebund Gemeindebund IT-Verbund Verbund Verkehrsverbund Verein Landesbetrieb ' +
    'Freistaat',
  n: 'Land Institut Amt Netzwerk Städtenetz Bündnis Rechenzentrum',
};

const GENDERS = new Map<string, Gender>(
  (Object.keys(NOUNS) as Gender[]).flatMap((gender) =>
    NOUNS[gender].split(' ').map((noun): [string, Gender] => [noun, gender]),
  ),
);

/** The noun of a kind, for names that come without one. */
const NOUN_OF_KIND: Record<string, string> = {
  gemeinde: 'Gemeinde',
  stadt: 'Stadt',
  'kreisfreie-stadt': 'Stadt',
  landkreis: 'Landkreis',
  bezirk: 'Bezirk',
  zweckverband: 'Zweckverband',
  zusammenarbeit: 'Zusammenarbeit',
  kreis: 'Kreis',
  arbeitskreis: 'Arbeitskreis',
  land: 'Land',
};

const ADJECTIVE = /^(Große|Freie|Alte|Kommunale|Interkommunale|Digitale)$/;
const BEFORE_NOUN = /^(und|[A-ZÄÖÜ][a-zäöüß]+-)$/;

/** The first noun whose gender we know, if only adjectives or parts of a compound stand before it. */
const nounOf = (name: string): { gender: Gender } | undefined => {
  for (const word of name.split(' ').slice(0, 4)) {
    const gender = GENDERS.get(word);
    if (gender !== undefined) return { gender };
    if (!ADJECTIVE.test(word) && !BEFORE_NOUN.test(word)) return undefined;
  }
  return undefined;
};

/** An organisation as others name it; `kind` where it is known. */
export interface Organisation {
  readonly name: string;
  readonly kind?: string;
}

/** The name with its noun: "Gemeinde Lindenquell" also where only "Lindenquell" is stored. */
export const fullName = ({ name, kind }: Organisation): string => {
  const noun = kind === undefined ? undefined : NOUN_OF_KIND[kind];
  return noun === undefined || nounOf(name) !== undefined ? name : `${noun} ${name}`;
};

const PLACE =
  /^(?:(?:Große |Alte )?(?:Kreis|Hanse|Universitäts|Landeshaupt|Berg)?[Ss]tadt|Gemeinde|Markt|Flecken|(?:Samt|Verbands|Orts|Einheits|Markt|Land)gemeinde) (?=\p{Lu})/u;

/** The name as it is called among neighbours: "Hohenlinn" for "Stadt Hohenlinn"; Kreise, Ämter, Verbände keep theirs. */
export const shortName = (name: string): string => name.replace(PLACE, '');

const ARTICLES = {
  nominative: { f: 'die', m: 'der', n: 'das' },
  dative: { f: 'der', m: 'dem', n: 'dem' },
  accusative: { f: 'die', m: 'den', n: 'das' },
} as const;

/** "Große Kreisstadt" after an article: "der Großen Kreisstadt", "die Große Kreisstadt". */
const declined = (name: string, weak: boolean) => {
  if (!weak) return name;
  const words = name.split(' ');
  // What follows the noun is its name and stays as it is: "dem Zweckverband Kommunale Dienste".
  const noun = words.findIndex((word) => GENDERS.has(word));
  return words.map((word, index) => (index < noun && ADJECTIVE.test(word) ? `${word}n` : word)).join(' ');
};

const withArticle = (organisation: Organisation, grammar: keyof typeof ARTICLES): string => {
  const name = fullName(organisation);
  const noun = nounOf(name);
  if (noun === undefined) return name;
  const weak = grammar === 'dative' || (grammar === 'accusative' && noun.gender === 'm');
  return `${ARTICLES[grammar][noun.gender]} ${declined(name, weak)}`;
};

const CONTRACTED: readonly [RegExp, string][] = [
  [/^von dem /, 'vom '],
  [/^in dem /, 'im '],
  [/^zu dem /, 'zum '],
  [/^zu der /, 'zur '],
  [/^bei dem /, 'beim '],
  [/^an dem /, 'am '],
];

const contracted = (words: string) =>
  CONTRACTED.reduce((text, [pattern, short]) => text.replace(pattern, short), words);

/** "die Gemeinde …", "der Kreis …"; a bare place name stands without an article. */
export const who = (organisation: Organisation): string => withArticle(organisation, 'nominative');

/** "den Kreis …", as after "durch", "an", "für". */
export const whom = (organisation: Organisation): string => withArticle(organisation, 'accusative');

/** "von der Gemeinde …", "vom Kreis …", "in der Stadt …", "beim Zweckverband …". */
export const after = (
  preposition: 'von' | 'in' | 'bei' | 'zu' | 'aus' | 'mit',
  organisation: Organisation,
): string => contracted(`${preposition} ${withArticle(organisation, 'dative')}`);

/** The same with its first letter large, for the start of a sentence. */
export const startOfSentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
