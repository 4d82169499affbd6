import type { Health } from '../http/health.ts';
import { nounFor, numberWords } from './words/numbers.ts';

const STOPPED =
  'Ein Teil der Ansichten ist stehen geblieben und zeigt nicht den neuesten Stand. Die Betriebsstelle ist gefragt.';

const HALTED =
  'Der Dienst hat sich angehalten: Im gespeicherten Bestand wurde ein Schaden gefunden. Bis er behoben ist, wird nichts gezeigt und nichts angenommen.';

const CLOSED = 'Eintragen geht gerade nicht. Lesen ist weiter möglich.';

/** What a newer program beside this one wrote: it is missing here until this one is the newer, too. */
const missing = (count: number): string => {
  const what = count === 1 ? 'Ein Eintrag stammt' : `${numberWords(count)} Einträge stammen`;
  return `${what} von einer neueren Ausgabe dieses Dienstes und ${nounFor(count, 'fehlt', 'fehlen')} hier bis zur Aktualisierung. Betroffene Kommunen und Zusammenschlüsse können so lange hier nichts eintragen.`;
};

/** What every reader should know of the hub's state, the gravest first; empty when all is well. German. */
export const noticesOf = ({ failures, unknown, writable, halted }: Health): readonly string[] =>
  halted !== undefined
    ? [HALTED]
    : [
        ...(failures.length > 0 ? [STOPPED] : []),
        ...(unknown > 0 ? [missing(unknown)] : []),
        ...(writable ? [] : [CLOSED]),
      ];
