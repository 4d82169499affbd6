import type { Run } from './adapters.ts';

/** A verb of the command line; loaded only when it is called. */
export interface Verb {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
  /** Runs until it is told to stop, and sees to that itself. */
  readonly untilStopped?: boolean;
  readonly load: () => Promise<Run>;
}

/** What `npx lichterkette` can do, one entry each. */
export const VERBS: readonly Verb[] = [
  {
    name: 'serve',
    usage: 'serve [--port 8080] [--data ./data] [--demo on|off]',
    about: 'startet den Dienst',
    untilStopped: true,
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    name: 'command',
    usage:
      'command <name> [--kommune <id> | --verbund <id>] --json <text|-> [--key <uuid>] [--actor <id>] [--url <adresse>]',
    about: 'trägt etwas ein; welche Felder es hat, zeigt zum Beispiel: command share-project --help',
    load: async () => (await import('./command.ts')).command,
  },
  {
    name: 'import',
    usage: 'import <datei> [--url <adresse>]',
    about: 'trägt ein, was in einer Datei mit Befehlszeilen steht',
    load: async () => (await import('./import.ts')).importFile,
  },
  {
    name: 'follow',
    usage: 'follow <kanal> [--after <position>] [--count <n>] [--actor <id>] [--url <adresse>]',
    about: 'zeigt laufend, was geschieht: feed, solution:<id>, kommune:<id>, verbund:<id>',
    load: async () => (await import('./follow.ts')).follow,
  },
  {
    name: 'export',
    usage: 'export [--data ./data] [--out <datei>] [--overwrite]',
    about: 'schreibt alle gespeicherten Einträge als JSON-Zeilen',
    load: async () => (await import('./export.ts')).exportLog,
  },
  {
    name: 'verify',
    usage: 'verify [--data ./data]',
    about: 'prüft alle gespeicherten Einträge auf Veränderung',
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'copy',
    usage: 'copy --from <speicher>:<ort> --to <speicher>:<ort>',
    about: 'bringt alle Einträge in einen anderen Speicher, zum Beispiel von sqlite:./data',
    load: async () => (await import('./copy.ts')).copy,
  },
  {
    name: 'rebuild',
    usage: 'rebuild [--data ./data]',
    about: 'baut die Leseansichten neu auf (der Dienst darf dabei nicht laufen)',
    load: async () => (await import('./rebuild.ts')).rebuild,
  },
  {
    name: 'rows',
    usage: 'rows --sqlite <datei> [--data ./data] [--overwrite]',
    about:
      'schreibt die Leseansichten als SQLite-Datei, um mit SQL hineinzusehen (der Dienst darf dabei laufen)',
    load: async () => (await import('./rows.ts')).rows,
  },
  {
    name: 'backup',
    usage: 'backup --out <ordner|datei> [--data ./data] [--overwrite]',
    about: 'sichert den Bestand in eine geprüfte Datei (der Dienst darf dabei laufen)',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    usage: 'restore <sicherung> [--data ./data] [--overwrite]',
    about: 'spielt eine Sicherung zurück (der Dienst darf dabei nicht laufen)',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'doctor',
    usage: 'doctor [--data ./data]',
    about: 'sagt, ob auf diesem Rechner alles in Ordnung ist',
    load: async () => (await import('./doctor.ts')).doctor,
  },
];
