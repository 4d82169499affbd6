import type { z } from 'zod';
import type { Betreiber } from '../../../contracts/adoption/particulars.ts';
import type { AbandonReason, EndReason, Relation } from '../../../contracts/fields/kinds/adoption.ts';
import type { Groesse, KommuneKind } from '../../../contracts/fields/kinds/kommune.ts';
import type { MandatUmfang } from '../../../contracts/fields/kinds/mandat.ts';
import type { Richtung } from '../../../contracts/fields/kinds/outcome.ts';
import type { ReferenceFact } from '../../../contracts/fields/kinds/reference.ts';
import type { Art, InnovationStatus } from '../../../contracts/fields/kinds/solution.ts';
import type { Beitritt, VerbundKind } from '../../../contracts/fields/kinds/verbund.ts';
import type { Sichtbarkeit } from '../../../contracts/fields.ts';
import type { AdoptionStatus } from '../../../contracts/views/parts.ts';

type Words<Codes extends z.ZodType> = Readonly<Record<z.output<Codes> & string, string>>;

/** The words on screen for every code of the contracts (DOMAIN, Wording for people); one table per enum. */
export const WORDS = {
  art: {
    software: 'Software',
    prozess: 'Prozess',
    organisation: 'Organisation',
    qualifizierung: 'Qualifizierung',
    beteiligung: 'Beteiligung',
  } satisfies Words<typeof Art>,
  innovationStatus: {
    idee: 'Idee',
    geplant: 'geplant',
    beginnt: 'beginnt gerade',
    laeuft: 'läuft',
    'tun-wir-bereits': 'tun wir bereits',
  } satisfies Words<typeof InnovationStatus>,
  status: {
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
  } satisfies Words<typeof AdoptionStatus>,
  relation: {
    unveraendert: 'so wie dort',
    angepasst: 'angepasst',
    teilweise: 'in Teilen',
    zusammengefuehrt: 'aus mehreren zusammengeführt',
    angeregt: 'als Anregung',
    'nicht-angegeben': 'noch nicht angegeben',
  } satisfies Words<typeof Relation>,
  reason: {
    kosten: 'Kosten',
    personal: 'Personal',
    technik: 'Technik',
    'recht-datenschutz': 'Recht/Datenschutz',
    'kein-beschluss': 'kein Beschluss',
    'angebot-eingestellt': 'Angebot eingestellt',
    anderes: 'anderes',
  } satisfies Words<typeof AbandonReason>,
  anlass: {
    'erprobung-abgelaufen': 'Erprobung abgelaufen',
    ersetzt: 'ersetzt',
    'angebot-eingestellt': 'Angebot eingestellt',
    kosten: 'Kosten',
    personal: 'Personal',
    technik: 'Technik',
    'recht-datenschutz': 'Recht/Datenschutz',
    anderes: 'anderes',
  } satisfies Words<typeof EndReason>,
  fact: {
    nutzt: 'nutzt das',
    'hat-begonnen': 'hat damit begonnen',
    'hat-beendet': 'hat es beendet',
    'ist-ursprung': 'hat es entwickelt',
    'uebernommen-von': 'hat es übernommen',
    anzahl: 'Zahl der Nutzenden',
    ergebnis: 'Ergebnis',
  } satisfies Words<typeof ReferenceFact>,
  what: {
    software: 'Software',
    instanz: 'eigene Instanz',
    mandant: 'Mandant',
    anschluss: 'Anschluss an einen zentralen Dienst',
    inhalte: 'Inhalte',
    verfahren: 'Verfahren',
    konzept: 'Konzept',
  },
  kind: {
    gemeinde: 'Gemeinde',
    stadt: 'Stadt',
    'kreisfreie-stadt': 'kreisfreie Stadt',
    gemeindeverband: 'Gemeindeverband',
    landkreis: 'Landkreis',
    bezirk: 'Bezirk',
  } satisfies Words<typeof KommuneKind>,
  verbundKind: {
    zweckverband: 'Zweckverband',
    zusammenarbeit: 'Zusammenarbeit',
    kreis: 'Kreis',
    spitzenverband: 'Spitzenverband',
    arbeitskreis: 'Arbeitskreis',
    land: 'Land',
    region: 'Region',
    einrichtung: 'Einrichtung',
  } satisfies Words<typeof VerbundKind>,
  betrieb: {
    selbst: 'in eigener Hand',
    zweckverband: 'Zweckverband',
    dienstleister: 'Dienstleister',
    'land-efa': 'Land (EfA-Leistung)',
  },
  betreiber: {
    selbst: 'in eigener Hand',
    zweckverband: 'Zweckverband',
    dienstleister: 'Dienstleister',
    land: 'Land',
  } satisfies Words<typeof Betreiber>,
  groesse: {
    'bis-5000': 'bis 5.000 Einwohnerinnen und Einwohnern',
    'bis-20000': 'bis 20.000 Einwohnerinnen und Einwohnern',
    'bis-100000': 'bis 100.000 Einwohnerinnen und Einwohnern',
    darueber: 'über 100.000 Einwohnerinnen und Einwohnern',
  } satisfies Words<typeof Groesse>,
  richtung: { besser: 'besser', gleich: 'gleich geblieben', schlechter: 'schlechter' } satisfies Words<
    typeof Richtung
  >,
  vermittlung: {
    stiftung: 'Stiftung',
    land: 'Land',
    programm: 'Förderprogramm',
    zweckverband: 'Zweckverband',
    anderes: 'anderes',
  },
  beitritt: {
    'auf-antrag': 'auf Antrag',
    offen: 'offen für alle',
  } satisfies Words<typeof Beitritt>,
  umfang: {
    eintragen: 'eintragen, zu sehen im Zusammenschluss',
    veroeffentlichen: 'auch für alle sichtbar eintragen',
  } satisfies Words<typeof MandatUmfang>,
  antwort: { ja: 'ja', nein: 'nein' },
  method: { gemessen: 'gemessen', geschaetzt: 'geschätzt', beurteilt: 'beurteilt' },
  ursprungAussen: {
    unternehmen: 'Unternehmen',
    land: 'Land',
    verband: 'Verband',
    ausland: 'Ausland',
    unbekannt: 'unbekannt',
  },
  sichtbarkeit: {
    kommune: 'nur für die eigene Kommune',
    verbund: 'nur im Zusammenschluss',
    oeffentlich: 'öffentlich',
  } satisfies Words<typeof Sichtbarkeit>,
  sort: { relevanz: 'am besten passend', neu: 'neueste zuerst', titel: 'nach Titel' },
  precision: { tag: 'Tag', monat: 'Monat', jahr: 'Jahr', ungefaehr: 'ungefähr' },
  flag: { true: 'ja', false: 'nein' },
} as const;

/** The word of a code; a code that nobody knows yet stands as it is, so that nothing vanishes. */
export const wordOf = (table: keyof typeof WORDS, code: string): string =>
  (WORDS[table] as Readonly<Record<string, string>>)[code] ?? code;

const TABLES: readonly Readonly<Record<string, string>>[] = Object.values(WORDS);

/** Codes that are chosen from, with their words: those of the table that has all of them. A code without words stands as it is. */
export const worded = (codes: readonly string[]): readonly (readonly [code: string, words: string])[] => {
  const table = TABLES.find((one) => codes.every((code) => Object.hasOwn(one, code)));
  return codes.map((code) => [code, table?.[code] ?? code]);
};
