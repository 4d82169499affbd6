import { onOneLine } from './characters.ts';

// What looks like the name of a person (DOMAIN, rules 17 and 19). It is a warning, so it may err: what it takes for a name and is
// none is confirmed by whoever writes it; what it misses is a matter of the form's words.

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** What stands in the addresses of offices, umlauts written out. */
const OFFICE = words(
  'amt amtsblatt archiv bau bauamt bauhof beratung bibliothek buchhaltung buecherei buerger buergeramt buergerbuero ' +
    'buergerdienste buergerservice buero cdo daten datenschutz digital digitales digitalisierung dienste edv egov egovernment einkauf email ' +
    'fachdienst fachbereich fb feuerwehr finanzen foerderung gemeinde geodaten geschaeftsstelle gesundheit gis haupt hauptamt hilfe ' +
    'info infos innovation it jugend kaemmerei kasse kita klima kommune kommunikation kontakt kreis kultur land landkreis ' +
    'lotsen lotsenteam mail meldeamt mobil mobilitaet museum netz office online ordnung ordnungsamt organisation orga ozg ' +
    'passamt personal portal post posteingang poststelle presse projekt projekte prozesse rathaus recht redaktion referat ' +
    'sachgebiet schule schulen sekretariat service smart smartcity sozial soziales stab stabsstelle stadt stadtwerke standesamt ' +
    'steuern steuerung strategie support team technik tourismus umwelt verein vergabe verkehr verwaltung verbund vorzimmer wahl ' +
    'wahlen wahlamt wasser web wirtschaft wohnen zentrale zukunft zulassung zweckverband',
);

/** How words end that name an office: "friedhofsverwaltung", "gewerbeamt". */
const OFFICE_END =
  /(?:amt|abteilung|bereich|buero|dienste?|foerderung|kasse|referat|service|schutz|stelle|team|verband|verwaltung|wesen|zentrum|digital|management)$/;

/** First names that are frequent in Germany, umlauts written out. */
const FIRST_NAMES = words(
  'alexander alexandra andrea andreas angela angelika anja anke anna anne annette antje astrid barbara bernd bernhard ' +
    'bettina birgit brigitte carina carsten christa christian christiane christina christine christoph claudia cornelia ' +
    'dagmar daniel daniela david dennis detlef dieter dirk doris elisabeth elke emma erika eva fabian felix florian frank ' +
    'franziska friedrich gabriele georg gerd gerhard gerda gisela guenter guenther hannah hans harald heike heiko heinz ' +
    'helga helmut holger ines inge ingo ingrid iris jan jana jens joachim joerg johanna johannes jonas juergen julia jutta ' +
    'karin karl karsten katharina kathrin katja katrin kerstin klaus kristina laura lars lea lena leon lisa ludwig lukas ' +
    'manfred manuela marco marcus maria marie marina marion markus martin martina matthias max maximilian melanie michael ' +
    'michaela miriam monika nadine nicole nina norbert olaf oliver patrick paul peter petra philipp rainer ralf renate ' +
    'robert roland rolf rudolf ruediger sabine sabrina sandra sarah sebastian silke silvia simon simone sofia sonja stefan ' +
    'stefanie steffen stephan susanne sven svenja tanja thomas thorsten tim tobias torsten ulrich ulrike ursula ute uwe ' +
    'vanessa vera volker walter werner wilhelm wolfgang yvonne',
);

const WRITTEN_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

const plain = (text: string): string =>
  onOneLine(text)
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => WRITTEN_OUT[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');

const isOffice = (word: string): boolean => OFFICE.has(word) || OFFICE_END.test(word);

/** True where what stands before the @ looks like "vorname.nachname", "v.nachname", "frau-nachname" or a first name alone. */
export const isPersonsMailbox = (address: string): boolean => {
  const [local = ''] = plain(address).split('@');
  const parts = local.split(/[._+-]+/).map((part) => part.replace(/\d+$/, ''));
  if (parts.some((part) => part === 'frau' || part === 'herr')) return true;
  if (parts.some(isOffice)) return false;
  const named = parts.filter((part) => /^[a-z']+$/.test(part));
  const [first = '', ...rest] = named;
  if (named.length !== parts.length) return false;
  if (FIRST_NAMES.has(first) || rest.some((part) => FIRST_NAMES.has(part))) return true;
  // Two or three words with a point between them, the last of them long enough for a surname.
  return /[._]/.test(local) && rest.length > 0 && rest.length < 3 && (rest.at(-1) ?? '').length > 2;
};

/** A form of address or a degree, and a word after it: "Frau Muster", "z. Hd. Muster"; not "Frau und Beruf". */
const ADDRESSED =
  /(?<![\p{L}-])(?:(?:herrn?|frau|ansprech(?:partner(?:in)?|person))(?!\p{L}):? ?|(?:hrn?|fr|dr|prof|z\. ?hd)\. ?)(?!(?:und|oder|in|im|für|am|an|der|des|zu|bei)(?!\p{L}))\p{L}/iu;

/** "A. Muster"; a Roman number is none: "IV. Dezernat", "I. Stock". */
const INITIAL = /(?<![\p{L}.])(?![IVX]\.)\p{Lu}\. ?\p{Lu}\p{Ll}{2,}/u;

/** True where the name of an office looks like that of a person, or holds one: "Frau Muster", "A. Muster", "Sabine". */
export const namesPerson = (office: string): boolean => {
  const text = onOneLine(office.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, ''));
  const isFirstName = (word: string) => FIRST_NAMES.has(plain(word));
  return ADDRESSED.test(text) || INITIAL.test(text) || text.split(/[\s()/;:,]+/).some(isFirstName);
};
