import { LICENCE } from '../words/cite.ts';
import type { Made } from './made.ts';
import type { Section } from './paper.ts';
import { note, section } from './telling.ts';

interface About {
  readonly addresses: readonly string[];
  readonly made: Made;
  readonly isOpen: boolean;
  readonly isClipped: boolean;
}

const NO_ADVICE = 'Keine Produktempfehlung, ersetzt kein Vergabeverfahren.';

/** From whom all of it comes, as of when, under which terms, and what it is not (rule 22). */
export const remarks = ({ addresses, made, isOpen, isClipped }: About): Section => {
  const { demo, stand, today } = made;
  const where = addresses.join(', ');
  return section(
    'Quellen und Hinweise',
    note(
      [
        NO_ADVICE,
        `Quelle, wo keine andere genannt ist: die jeweils genannte Stelle selbst, eingetragen in Lichterkette (${where}), auch die Einwohnerzahlen; abgerufen am ${today}, Stand ${stand}.`,
        isClipped && 'Texte, die mit „…“ enden, sind gekürzt; vollständig stehen sie dort.',
        !isOpen &&
          'Nicht öffentlich: enthält Angaben, die nur die eigene Stelle oder ihre Zusammenschlüsse sehen dürfen.',
        demo &&
          'Demonstration: Kommunen und Angaben sind erfunden, außer was Veröffentlichungen über wirkliche Orte berichten.',
        `Lizenz: ${LICENCE}.`,
      ]
        .filter(Boolean)
        .join(' '),
    ),
  );
};
