/** What a Kommune or Verbund calls itself by before its name proper; the noun may have adjectives before it. */
const KINDS = [
  'Stadt Kreisstadt Hansestadt Universitätsstadt Landeshauptstadt Hauptstadt Bergstadt Barlachstadt Klingenstadt Lutherstadt',
  'Gemeinde Samtgemeinde Verbandsgemeinde Ortsgemeinde Einheitsgemeinde Marktgemeinde Landgemeinde Verwaltungsgemeinde',
  'Kreis Landkreis Kreisverband Bezirk Amt Markt Flecken Kommune Verwaltungsgemeinschaft Gemeindeverband Verwaltungsverband',
  'Gemeindeverwaltungsverband Regionalverband Planungsverband Zweckverband Verband Verbund Zusammenarbeit Kooperation',
  'Arbeitskreis Arbeitsgemeinschaft Allianz Initiative Netzwerk Region Metropolregion Land Freistaat',
].flatMap((line) => line.split(' '));

const BEFORE_NAME = new RegExp(
  `^(?:(?:Große|Freie|Alte|Interkommunale|Kommunale) |(?:Freie|Hanse-?|Universitäts-) und )*(?:${KINDS.join('|')}) (?=[\\p{Lu}\\d])`,
  'u',
);

/** The name proper, under which others look for it in an alphabet: "Kreuzau" of "Gemeinde Kreuzau"; the whole where that is all. */
export const properName = (name: string): string => name.replace(BEFORE_NAME, '');

/** The same as lists show it, with what it calls itself behind: "Kreuzau, Gemeinde". */
export const nameForLists = (name: string): string => {
  const proper = properName(name);
  return proper === name ? name : `${proper}, ${name.slice(0, -proper.length).trimEnd()}`;
};
