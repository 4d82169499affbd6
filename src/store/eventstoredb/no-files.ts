import { StoreProblem } from '../store-problem.ts';

/** Why the log of a server cannot be saved or put back as a file here, and what can be done instead. */
export const noFiles = (): StoreProblem =>
  new StoreProblem(
    'Der Bestand liegt auf einem EventStoreDB-Server und wird mit dessen Mitteln gesichert und zurückgespielt, nicht von hier aus.',
    {
      more: [
        'Wie das geht, steht in docs/betrieb-eventstoredb.md unter „Sichern“. Hier geht statt dessen:',
        '  npx lichterkette export --out <datei>  (alle Einträge als Text, jederzeit)',
        '  npx lichterkette copy --from eventstoredb: --to sqlite:<ordner>  (ein ganzer Bestand, solange keine Lichterkette läuft)',
        '  npx lichterkette copy --from sqlite:<ordner> --to eventstoredb:  (und wieder zurück, in einen leeren Server)',
      ],
    },
  );
