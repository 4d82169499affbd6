import { ownerName } from '../../parts/links.ts';
import type { Section } from '../paper.ts';
import { filled, further, listOf, note, section, type Telling, tableOf, text } from '../telling.ts';
import * as words from '../words.ts';

/** Who uses it: the figures of rule 14, and each with size, since when and as of when. */
export const used = (telling: Telling): Section => {
  const { anlage, cut, room, stand } = telling;
  const shown = anlage.nutzungen.slice(0, room.uses);
  const table = tableOf(
    {
      caption: 'Wer die Lösung nutzt oder es vorhat',
      columns: [
        { title: 'Wer', share: 34 },
        { title: 'Nutzung', share: 24 },
        { title: 'Seit', share: 14 },
        { title: 'Stand der Angabe', share: 28 },
      ],
    },
    shown,
    (use) => [
      { text: cut(ownerName(use)), small: words.placeWords(use) },
      { text: words.useWords(use) },
      { text: words.sinceWords(use.since) },
      { text: words.asOf(use, cut) },
    ],
  );
  return section(
    'Wer nutzt das?',
    text(`Stand ${stand}, gezählt nach den Angaben der Kommunen selbst: ${words.usageWords(anlage)}.`),
    anlage.nutzungen.length === 0
      ? text('Niemand sonst hat hier eingetragen, die Lösung zu nutzen.')
      : filled(table),
    further(anlage.nutzungen.length, shown.length, telling),
  );
};

/** Whose use is over, or was not pursued. */
export const failed = (telling: Telling): Section => {
  const { anlage, cut, room } = telling;
  const { beendet, usage } = anlage;
  const shown = listOf(
    beendet,
    room.ends,
    (over) =>
      `${words.placedName(over, cut)}: ${words.overWords(over, cut)} (Stand ${words.asOf(over, cut)})`,
  );
  const silent = usage.unbestaetigt;
  return section(
    'Was nicht geklappt hat',
    beendet.length === 0 ? text(words.NOTHING) : filled(shown),
    further(beendet.length, shown.items.length, telling),
    silent > 0
      ? note(
          `Außerdem ${silent === 1 ? 'hat 1 Kommune' : `haben ${silent} Kommunen`} die Nutzung in den letzten zwölf Monaten nicht bestätigt (Stand ${telling.stand}).`,
        )
      : undefined,
  );
};

/** What adopters changed. */
export const changed = (telling: Telling): Section | undefined => {
  const { anlage, clip, cut, room } = telling;
  if (anlage.aenderungen.length === 0) return undefined;
  const shown = listOf(
    anlage.aenderungen,
    room.changes,
    (one) =>
      `${words.placedName(one, cut)}: ${clip(one.changes.map(({ what }) => what).join('; '), room.cell * 2)} (Stand ${words.asOf(one, cut)})`,
  );
  return section(
    'Was andere geändert haben',
    filled(shown),
    further(anlage.aenderungen.length, shown.items.length, telling),
  );
};
