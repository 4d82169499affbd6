import type { Random } from './random.ts';

const FIRST = `
  Bürger Bau Kita Hunde Straßen Friedhof Abfall Wohngeld Gewerbe Standesamt Termin Park Rats Rechnungs Personal Pass
  Feuerwehr Spielplatz Verein Hallen Energie Wasser Winter Beleuchtungs Vergabe Formular Chat Signatur Pflege Bücherei
  Veranstaltungs Steuer Akten Mängel Baum Grün Zähler Umzugs Fund Schul Jugend Sport Kultur Tourismus Verkehrs Bus Rad
  Klima Umwelt Boden Kataster Liegenschafts Wahl Meldewesen Sozial Senioren Integrations Ehrenamts Markt Brücken Kanal
`.match(/\S+/g) as readonly string[];

const SECOND = `
  portal verwaltung buchung meldung karte antrag anmeldung dienst auskunft register kontrolle prüfung abrechnung planung
  ausleihe vergabe übersicht kalender archiv statistik beratung förderung sitzung vorlage bescheid gebühr zahlung mappe
  liste plattform werkstatt koordination schulung einführung umstellung schnittstelle ablage suche erfassung freigabe
  vertretung bericht konzept leitfaden hilfe datenbank assistenz messung wartung inventar auswertung begleitung
`.match(/\S+/g) as readonly string[];

const SMALL = 'für und mit der die das in von bei zur ohne über auf eine alle'.split(' ');

/** Nouns of town halls as German forms them, the first ones plain, the others compounds: about 10,000. */
export const VOCABULARY: readonly string[] = [
  ...FIRST.map((word) => (word.endsWith('s') ? word.slice(0, -1) : word)),
  ...FIRST.flatMap((first) => SECOND.map((second) => first + second)),
  ...FIRST.flatMap((first) => SECOND.slice(0, 20).flatMap((second) => [`Online-${first}${second}`])),
  ...FIRST.flatMap((first) => SECOND.slice(0, 60).map((second) => `${first}daten${second}`)),
];

/** A sentence of `length` words, drawn as often as words are in texts (Zipf), with small words between. */
export const sentence = (random: Random, length: number): string =>
  Array.from({ length }, (_, index) =>
    index % 3 === 1 ? random.pick(SMALL) : (VOCABULARY[random.zipf(VOCABULARY.length)] as string),
  ).join(' ');
