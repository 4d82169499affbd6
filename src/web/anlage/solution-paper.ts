import type { Anlage } from '../../../contracts/views/anlage.ts';
import { pageName } from '../solution/page-name.ts';
import { clipper } from './clip.ts';
import type { Made } from './made.ts';
import type { Paper, Room } from './paper.ts';
import { remarks } from './remarks.ts';
import { sectionsOf } from './solution-sections.ts';
import { usageSentence } from './words.ts';

/** The Anlage for one solution, with so much room for everything. */
export const solutionPaper = (anlage: Anlage, made: Made, room: Room): Paper => {
  const { clip, hasClipped } = clipper();
  const address = `${made.base}/loesungen/${anlage.solutionId}`;
  const sections = sectionsOf({
    anlage,
    room,
    clip,
    cut: (text) => clip(text, room.cell),
    address,
    stand: made.stand,
  });
  const withdrawn = anlage.withdrawn
    ? ` Die Lösung ist zurückgezogen${anlage.withdrawnReason === undefined ? '' : `: ${clip(anlage.withdrawnReason, room.cell)}`} Neu übernehmen lässt sie sich nicht.`
    : '';
  return {
    title: anlage.adoption === undefined ? anlage.title : pageName(anlage),
    lead:
      anlage.entry === 'verweis' ? 'Was eine Veröffentlichung berichtet.' : usageSentence(anlage) + withdrawn,
    sections: [
      ...sections,
      remarks({ addresses: [address], made, isOpen: anlage.oeffentlich, isClipped: hasClipped() }),
    ],
    foot: `Erstellt mit Lichterkette am ${made.today}. ${address}/anlage`,
  };
};
