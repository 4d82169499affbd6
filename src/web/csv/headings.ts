import { fieldsOf } from '../../../contracts/fields/described.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';

/** What answers name otherwise than the fields that were entered, or what nobody enters. */
const HEADINGS: Readonly<Record<string, string>> = {
  about: 'Lösung',
  actor: 'Eingetragen von',
  agsDoppelt: 'Schlüssel doppelt',
  andereStellen: 'bei anderen Stellen',
  answers: 'Antworten',
  anzahl: 'Anzahl',
  art: 'Art der Lösung',
  asOf: 'Stand der Angabe',
  beendet: 'beendet',
  bewaehrt: 'Bewährt',
  data: 'In Worten',
  einwohner: 'Einwohner',
  entry: 'Eintrag',
  fact: 'Aussage über',
  gemeinsam: 'mitgebaut',
  geplant: 'geplant',
  imBetrieb: 'im Betrieb und bestätigt',
  inEinfuehrung: 'in Einführung',
  inEntwicklung: 'in Entwicklung',
  inErprobung: 'in Erprobung',
  inPruefung: 'in Prüfung',
  interesse: 'Interesse',
  kind: 'Art',
  kommune: 'Kommune',
  lat: 'Breite',
  lautQuellen: 'laut Veröffentlichungen',
  location: 'Lage',
  lon: 'Länge',
  mitErgebnis: 'Mit Ergebnis',
  mitglieder: 'Mitglieder',
  mittelbar: 'mittelbar',
  nichtWeiterverfolgt: 'nicht weiterverfolgt',
  nutzt: 'Nutzt Lösungen',
  owner: 'Von wem',
  recordedBy: 'Erfasst durch',
  reference: 'Laut Quelle',
  role: 'Rolle',
  sharedAt: 'Vorgestellt am',
  sichtbarkeit: 'Sichtbar',
  source: 'Quelle',
  status: 'Status',
  statedAt: 'Gesucht seit',
  teilt: 'Stellt vor',
  time: 'Zeitpunkt',
  adoptedFrom: 'Übernommen von',
  unbestaetigt: 'nicht bestätigt',
  url: 'Internetadresse',
  usage: 'Nutzung',
  verbund: 'Zusammenschluss',
  verwaltungWechselseitig: 'Verwaltung wechselseitig',
  why: 'Warum gefunden',
  withdrawn: 'Zurückgezogen',
  zurueckgenommen: 'Zurückgenommen',
};

/** The label under which a field of that name is entered. */
const LABELS: ReadonlyMap<string, string> = new Map(
  [...COMMANDS.values()].flatMap(({ body }) =>
    fieldsOf(body).flatMap(({ name, label }): [string, string][] =>
      label === undefined ? [] : [[name, label]],
    ),
  ),
);

/** The German heading of a property of an answer; the property itself where nobody has named it (a test looks). */
export const headingOf = (name: string): string => HEADINGS[name] ?? LABELS.get(name) ?? name;
