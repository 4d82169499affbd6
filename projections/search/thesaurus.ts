import { fold, stem } from './fold.ts';
import { nearTo, typoLimit } from './typos.ts';

/**
 * Words of town halls that mean nearly the same to whoever searches: one group a line. General German of the
 * administration, not the catalogue's titles; the first match of a word in any group brings the others.
 */
const GROUPS = `
  parkausweis bewohnerparken anwohnerparken anwohnerparkausweis bewohnerparkausweis parkberechtigung parkzone stellplatz
  knöllchen strafzettel verwarnungsgeld verwarnung bußgeld owi parkverstoß falschparker ordnungswidrigkeit politesse
  parkschein parkticket parkgebühr parkautomat handyparken parkuhr
  hundesteuer hundeanmeldung hundemarke hund steuermarke tierhaltung
  akte eakte aktenführung registratur ablage aktenschrank aktenordner schriftgut dokumentenmanagement dokumentenmanagementsystem dms veraktung
  bürgerportal serviceportal onlinedienst onlineantrag antragsportal bürgerkonto onlinezugang onlinezugangsgesetz ozg rathaus
  straßenkarte straßenzustand schlagloch straßenschaden fahrbahn straßenerhaltung straßenkataster
  kita kindergarten krippe kinderbetreuung kindertagesstätte betreuungsplatz kitaplatz hort eltern warteliste
  termin terminvereinbarung terminbuchung wartezeit schlange wartezimmer wartenummer aufruf
  bürgerbüro bürgeramt einwohnermeldeamt ema ewo meldeamt bürgerservice passamt
  mängelmelder schadensmelder schadensmeldung anliegen beschwerde hinweis meldung defekt störung
  bauantrag baugb baugesetzbuch lbo bauordnung baugenehmigung bauakte baugesuch bauamt bauaufsicht bauherr bauvorhaben
  rat ris ratsinformation ratsinformationssystem sitzungsdienst sitzung gremien gremium ratssitzung vorlage niederschrift protokoll tagesordnung ausschuss ratsarbeit
  rechnung hkr erechnung xrechnung rechnungseingang eingangsrechnung kreditor zahlung buchhaltung kämmerei skonto
  friedhof grab grabstelle bestattung beerdigung grabnutzung ruhefrist friedhofsverwaltung
  wohngeld wogg mietzuschuss wohnkosten lastenzuschuss miete
  urkunde standesamt geburtsurkunde heiratsurkunde sterbeurkunde personenstand eheurkunde
  sperrmüll abfall müll abfuhr entsorgung grünschnitt tonne
  feuerwehr einsatz brandschutz einsatzabrechnung einsatzkosten löschzug wehr kostenersatz
  spielplatz spielgerät klettergerüst schaukel sandkasten spielplatzkontrolle prüfbuch
  onboarding einarbeitung neueinstellung eintritt neuling arbeitsbeginn willkommen
  lotse digitallotse digitallotsin multiplikator ansprechperson kümmerer ausbildung schulung fortbildung qualifizierung kurs
  ikz zusammenarbeit interkommunal kooperation
  efa nachnutzung
  karte gis geoinformation geodaten
  bus öpnv
  standesamt pstg
  datenschutz dsgvo
  beteiligung bürgerbeteiligung mitreden umfrage mitmachen bürgerdialog dialog befragung
  idee ideenwerkstatt vorschlag verbesserungsvorschlag ideensammlung vorschlagswesen
  wissen wissensdatenbank wiki nachschlagen handbuch anleitung wissensmanagement nachfolge ruhestand rente weggang
  bauhof grünfläche grünpflege rasen baum arbeitsauftrag auftrag gärtner mäharbeit
  baumkataster baum baumkontrolle verkehrssicherung
  zähler wasserzähler ablesung zählerstand wasser
  verein vereinsförderung förderung zuschuss ehrenamt vereine
  halle turnhalle sporthalle raum raumbuchung belegung vermietung dorfgemeinschaftshaus saal
  gewerbe gewerbeanmeldung gewerbeamt betrieb firma unternehmen
  personalausweis ausweis reisepass pass passbild lichtbild
  ummeldung umzug anmeldung wohnsitz meldung
  fund fundbüro fundsache verloren
  heizung energie strom energieverbrauch gebäudemanagement klimaschutz
  homeoffice telearbeit mobiles fernarbeit
  bezahlen bezahlung epayment onlinezahlung kartenzahlung bargeld kasse qr
  bus ruftaxi rufbus nahverkehr mitfahrbank fahrdienst
  pflege senior seniorin pflegeplatz pflegeberatung alter
  bücherei bibliothek ausleihe buch medien
  veranstaltung kalender fest markt veranstaltungskalender
  steuer abgabe bescheid grundsteuer steuerbescheid veranlagung
  chat chatbot auskunft telefon anruf hotline telefonzentrale
  unterschrift unterschreiben signatur genehmigen mitzeichnung
  formular vordruck papier antrag
  leichte sprache übersetzung mehrsprachig barrierefrei
  vergabe ausschreibung beschaffung angebot einkauf
  winterdienst streuen schnee räumen
  laterne straßenlampe straßenbeleuchtung beleuchtung licht
`;

const parse = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const related = new Map<string, Set<string>>();
  for (const line of GROUPS.trim().split('\n')) {
    const group = line.trim().split(/\s+/).map(fold).map(stem);
    for (const word of group) {
      const known = related.get(word) ?? new Set();
      for (const other of group) if (other !== word) known.add(other);
      related.set(word, known);
    }
  }
  return related;
};

const RELATED = parse();

/** Stems that mean nearly the same as this stem; none for a word that no group knows. */
export const related = (stemmed: string): ReadonlySet<string> => RELATED.get(stemmed) ?? new Set();

/** Stems of the thesaurus that this one may be a mistyped form of. */
export const nearInThesaurus = (stemmed: string): readonly string[] => {
  const isNear = nearTo(stemmed, typoLimit(stemmed.length));
  return typoLimit(stemmed.length) === 0
    ? []
    : [...RELATED.keys()].filter((known) => known !== stemmed && isNear(known));
};
