import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { explain, must, wordsBeside, wordsOf } from '../explain.ts';
import { type Element, findAll, isTag } from '../html.ts';
import { mustName } from '../names.ts';
import { german } from '../numbers.ts';
import { assigned } from '../rows.ts';
import { isIdea } from '../rule14.ts';

/** So many stand here; the rest stands with each adoption. */
const SHOWN = 6;

/** "Was andere geändert haben": the newest adoptions first. */
export const changedCheck =
  (adoptions: readonly AdoptionItem[]) =>
  (section: Element): string[] => {
    const changed = adoptions.filter((item) => item.changes.length > 0 && !isIdea(item)).toReversed();
    const beside = wordsBeside(section, isTag('ul'));
    const rest = changed.length - SHOWN;
    return [
      ...assigned(findAll(section, isTag('li')), changed.slice(0, SHOWN), (row, item) =>
        explain(wordsOf(row), [mustName(item), must(item.changes.map(({ what }) => what).join('; '))]),
      ),
      ...explain(beside, [
        must('Was andere geändert haben'),
        ...(rest > 0 ? [must(`${german(rest)} weitere mit Änderungen`)] : []),
      ]),
    ];
  };
