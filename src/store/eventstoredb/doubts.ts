import type { Doubt } from '../event-store.ts';
import type { Proving } from './proving.ts';
import type { Subscriptions } from './subscriptions.ts';

/** What is looked at for doubts. */
export interface DoubtParts {
  readonly proving: Proving;
  readonly subscriptions: Subscriptions;
  /** How long what was shown before must be missing to count as lost. */
  readonly absenceMs: number;
  /** How long a subscription may take to be made anew before anybody is told. */
  readonly graceMs: number;
}

const seconds = (ms: number): number => Math.round(ms / 1000);

/** What is being checked at the moment: something that is missing, or why nothing new comes; undefined where all is well. */
export const doubtOf = ({ proving, subscriptions, absenceMs, graceMs }: DoubtParts): Doubt | undefined => {
  const { missing } = proving;
  if (missing !== undefined)
    return {
      message: `Der Server zeigt den Eintrag an der Stelle ${missing.position} nicht, den er schon gezeigt hat: wird geprüft. Fehlt er ${seconds(absenceMs)} s lang, gilt er als verloren.`,
      seconds: seconds(missing.lastedMs),
    };
  const { lostForMs } = subscriptions;
  if (lostForMs <= graceMs) return undefined;
  return { message: 'Vom Server kommen keine neuen Einträge: wird geprüft.', seconds: seconds(lostForMs) };
};
