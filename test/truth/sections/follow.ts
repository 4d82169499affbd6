import { explain, must, wordsOf } from '../explain.ts';
import type { Element } from '../html.ts';

/** "Auf dem Laufenden bleiben": what is offered there, of what `words` name. */
export const followCheck =
  (words: string) =>
  (section: Element): string[] =>
    explain(wordsOf(section), [
      must('Auf dem Laufenden bleiben'),
      must(
        `Was es ${words} Neues gibt, kommt von selbst in jedes Leseprogramm für Nachrichten, ohne Anmeldung`,
      ),
      must('Diese Adresse dort eintragen'),
      must('Atom'),
      must('JSON Feed'),
      must('Oder montags per E-Mail an ein Funktionspostfach'),
    ]);
