import { explain, must, type Saying, wordsBeside, wordsOf } from '../explain.ts';
import { type Element, findAll, hasClass, isTag } from '../html.ts';
import { mustName } from '../names.ts';
import { assigned } from '../rows.ts';
import { agreement, claim, type Reference } from '../sayings/reference.ts';

/** A statement with those in the list that say the same. */
interface Told {
  readonly item: Reference;
  readonly others: readonly Reference[];
}

const told = (items: readonly Reference[]): readonly Told[] => {
  const groups: Told[] = [];
  const placed = new Set<Reference>();
  for (const item of items) {
    if (placed.has(item)) continue;
    const others = items.filter((one) => one !== item && item.einigMit.includes(one.referenceId));
    for (const one of others) placed.add(one);
    groups.push({ item, others });
  }
  return groups;
};

const own = (item: Reference, isNamed: boolean): readonly Saying[] => [
  ...(item.solutionId === undefined || !isNamed ? [must(item.title)] : []),
  ...(isNamed ? [mustName(item)] : []),
];

const rowsOf = (section: Element) =>
  findAll(section, (one) => hasClass(one, 'lk-liste')).flatMap((list) => findAll(list, isTag('li')));

/** "Was Veröffentlichungen berichten": of a solution with whom each is about; of a Kommune with what each is about. */
export const referencesCheck =
  (items: readonly Reference[], { isNamed }: { readonly isNamed: boolean }) =>
  (section: Element): string[] => {
    const groups = told(items);
    const rows = assigned(rowsOf(section), groups, (row, { item, others }) =>
      explain(wordsOf(row), [...own(item, isNamed), ...claim(item), ...agreement(others)]),
    );
    const named = isNamed
      ? 'den Genannten nicht bestätigt, nirgends mitgezählt'
      : 'der Kommune nicht bestätigt';
    const beside = wordsBeside(section, (one) => hasClass(one, 'lk-liste'));
    return [
      ...explain(beside, [
        must('Was Veröffentlichungen berichten'),
        must(`Redaktionell erfasst, von ${named}`),
      ]),
      ...rows,
    ];
  };
