// What codes are called on screen: typed from the table "Wording for people" and the nouns of DOMAIN.md, not from the product.

export const STATUS: Readonly<Record<string, string>> = {
  interesse: 'Interesse',
  'in-pruefung': 'in Prüfung',
  geplant: 'geplant',
  beschlossen: 'beschlossen',
  'in-entwicklung': 'in Entwicklung',
  'in-erprobung': 'in Erprobung',
  'in-einfuehrung': 'in Einführung',
  'im-betrieb': 'im Betrieb',
  beendet: 'beendet',
  'nicht-weiterverfolgt': 'nicht weiterverfolgt',
};

export const PLANS = new Set(['interesse', 'in-pruefung', 'geplant', 'beschlossen']);
export const USES = new Set(['in-entwicklung', 'in-erprobung', 'in-einfuehrung', 'im-betrieb']);

export const RELATION: Readonly<Record<string, string>> = {
  unveraendert: 'so wie dort',
  angepasst: 'angepasst',
  teilweise: 'in Teilen',
  zusammengefuehrt: 'aus mehreren zusammengeführt',
  angeregt: 'als Anregung',
  'nicht-angegeben': 'noch nicht angegeben',
};

export const REASON: Readonly<Record<string, string>> = {
  kosten: 'Kosten',
  personal: 'Personal',
  technik: 'Technik',
  'recht-datenschutz': 'Recht/Datenschutz',
  'kein-beschluss': 'kein Beschluss',
  'angebot-eingestellt': 'Angebot eingestellt',
  anderes: 'anderes',
};

export const ANLASS: Readonly<Record<string, string>> = {
  ...REASON,
  'erprobung-abgelaufen': 'Erprobung abgelaufen',
  ersetzt: 'ersetzt',
};

export const WHAT: Readonly<Record<string, string>> = {
  software: 'Software',
  instanz: 'eigene Instanz',
  mandant: 'Mandant',
  anschluss: 'Anschluss an einen zentralen Dienst',
  inhalte: 'Inhalte',
  verfahren: 'Verfahren',
  konzept: 'Konzept',
};

export const RICHTUNG: Readonly<Record<string, string>> = {
  besser: 'besser',
  gleich: 'gleich geblieben',
  schlechter: 'schlechter',
};

export const FOR_FEWER: Readonly<Record<string, string>> = {
  verbund: 'nur im Zusammenschluss',
  kommune: 'nur intern',
};

export const INNOVATION: Readonly<Record<string, string>> = {
  idee: 'Idee',
  geplant: 'geplant',
  beginnt: 'beginnt gerade',
  laeuft: 'läuft',
  'tun-wir-bereits': 'tun wir bereits',
};

export const VERMITTLUNG: Readonly<Record<string, string>> = {
  stiftung: 'Stiftung',
  land: 'Land',
  programm: 'Förderprogramm',
  zweckverband: 'Zweckverband',
  anderes: 'anderes',
};

export const METHOD: Readonly<Record<string, string>> = {
  gemessen: 'gemessen',
  geschaetzt: 'geschätzt',
  beurteilt: 'beurteilt',
};

export const FACT: Readonly<Record<string, string>> = {
  nutzt: 'nutzt das',
  'hat-begonnen': 'hat damit begonnen',
  'hat-beendet': 'hat es beendet',
  'ist-ursprung': 'hat es entwickelt',
  'uebernommen-von': 'hat es übernommen',
  anzahl: 'Zahl der Nutzenden',
  ergebnis: 'Ergebnis',
};

export const ART: Readonly<Record<string, string>> = {
  software: 'Software',
  prozess: 'Prozess',
  organisation: 'Organisation',
  qualifizierung: 'Qualifizierung',
  beteiligung: 'Beteiligung',
};

export const BETRIEB: Readonly<Record<string, string>> = {
  selbst: 'in eigener Hand',
  zweckverband: 'Zweckverband',
  dienstleister: 'Dienstleister',
  land: 'Land',
  'land-efa': 'Land (EfA-Leistung)',
};

export const HERKUNFT: Readonly<Record<string, string>> = {
  unternehmen: 'Unternehmen',
  land: 'Land',
  verband: 'Verband',
  ausland: 'Ausland',
  unbekannt: 'unbekannt',
};

export const KIND: Readonly<Record<string, string>> = {
  gemeinde: 'Gemeinde',
  stadt: 'Stadt',
  'kreisfreie-stadt': 'kreisfreie Stadt',
  gemeindeverband: 'Gemeindeverband',
  landkreis: 'Landkreis',
  bezirk: 'Bezirk',
};

export const STAAT: Readonly<Record<string, string>> = {
  AT: 'Österreich',
  CH: 'Schweiz',
  DK: 'Dänemark',
  EE: 'Estland',
  FR: 'Frankreich',
  LU: 'Luxemburg',
  NL: 'Niederlande',
  PL: 'Polen',
};

/** The word of a code. Throws where this page knows none: then DOMAIN.md has grown. */
export const word = (table: Readonly<Record<string, string>>, code: string): string => {
  const found = table[code];
  if (found === undefined) throw new Error(`no word for the code "${code}": type it from DOMAIN.md`);
  return found;
};
