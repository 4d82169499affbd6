import type { SolutionDetail } from '../../contracts/views/catalogue.ts';
import type { AdoptionItem } from '../../contracts/views/parts.ts';
import { explain, must, wordsBeside, wordsOf } from './explain.ts';
import type { SolutionFacts } from './facts.ts';
import { type Element, isTag } from './html.ts';
import { linkFaults } from './links.ts';
import { mainOf, pageFaults, type SectionCheck } from './page.ts';
import { isIdea, recounted } from './rule14.ts';
import type { Home } from './sayings/place.ts';
import { claim } from './sayings/reference.ts';
import { adoptionsCheck, jointCheck } from './sections/adoptions.ts';
import { changedCheck } from './sections/changed.ts';
import { contactCheck } from './sections/contact.ts';
import { followCheck } from './sections/follow.ts';
import { headCheck } from './sections/head.ts';
import { betterCheck, needsCheck } from './sections/needs.ts';
import { mergedOutcomes, outcomesCheck } from './sections/outcomes.ts';
import { referencesCheck } from './sections/references.ts';
import { thisAdoptionCheck } from './sections/this-adoption.ts';
import { usedCheck } from './sections/used.ts';
import { drawingsFaults } from './spread/page.ts';

/** The check where there is something to say; else the section is not there. */
const where = <Items extends { readonly length: number }>(
  items: Items,
  check: SectionCheck,
): SectionCheck | undefined => (items.length > 0 ? check : undefined);

const needs = (detail: SolutionDetail): readonly unknown[] => {
  const lists: readonly (readonly unknown[] | undefined)[] = [
    ...[detail.module, detail.enthaelt, detail.bausteinVon],
    ...[detail.eingeladen, detail.links],
  ];
  const one = [
    ...[detail.kosten, detail.betrieb, detail.voraussetzungen, detail.fachverfahren],
    ...[detail.beschafftDurch, detail.lizenz, detail.leika, detail.ursprungAussen],
  ];
  return [...one.filter((value) => value !== undefined), ...lists.flatMap((list) => list ?? [])];
};

const spread = (section: Element): string[] =>
  explain(wordsBeside(section, isTag('figure')), [
    must('Verbreitung'),
    must('Wer von wem übernommen hat: ganze Lichterkette ansehen'),
  ]);

const ofReference = ({ detail }: SolutionFacts): Readonly<Record<string, SectionCheck | undefined>> => {
  const { reference, references } = detail;
  return {
    angabe:
      reference &&
      ((section) =>
        explain(wordsOf(section), [
          must('Was die Quelle sagt'),
          ...(reference.solutionId === undefined ? [] : [must('Über die Lösung'), must(reference.title)]),
          ...claim(reference),
        ])),
    hinweise: where(references, referencesCheck(references, { isNamed: true })),
  };
};

const ofSolution = (
  facts: SolutionFacts,
  own: Home | undefined,
): Readonly<Record<string, SectionCheck | undefined>> => {
  const { detail, day } = facts;
  const { adoptions, adoption, outcomes, references } = detail;
  const joint = adoptions.filter(({ gemeinsam }) => gemeinsam);
  const taken = adoptions.filter(({ gemeinsam }) => !gemeinsam);
  const changed = adoptions.filter((item: AdoptionItem) => item.changes.length > 0 && !isIdea(item));
  const merged = mergedOutcomes(adoptions, outcomes);
  const better = [detail.wertversprechen, detail.zielgruppe, detail.nutzennachweis].filter(Boolean);
  return {
    umsetzung: adoption && thisAdoptionCheck(adoption, day),
    besser: where(better, betterCheck(detail)),
    nutzt: usedCheck(facts),
    gebracht: where([...outcomes, ...merged], outcomesCheck(outcomes, merged)),
    braucht: where(needs(detail), needsCheck(detail)),
    kontakt: contactCheck(detail.kontakt, detail, adoption === undefined),
    geaendert: where(changed, changedCheck(adoptions)),
    gemeinsam: where(joint, jointCheck(joint, day, own)),
    uebernahmen: where(taken, adoptionsCheck(taken, day, own)),
    hinweise: where(references, referencesCheck(references, { isNamed: true })),
  };
};

/** What the API counts, counted again from the adoptions that it lists. */
export const countFaults = (facts: SolutionFacts): string[] => {
  const told = facts.detail.usage as Readonly<Record<string, number>>;
  return Object.entries(recounted(facts)).flatMap(([name, count]) =>
    told[name] === count ? [] : [`usage.${name}: told ${told[name]}, counted ${count}`],
  );
};

/** Everything that a solution's page says and that does not follow from the API, or follows and is not said. */
export const solutionFaults = (html: string, facts: SolutionFacts, own?: Home): string[] => {
  const main = mainOf(html);
  const { detail } = facts;
  const checks = detail.entry === 'verweis' ? ofReference(facts) : ofSolution(facts, own);
  return [
    ...pageFaults(
      main,
      { checks, optional: { verbreitung: spread, folgen: followCheck('zu dieser Lösung') } },
      (words) => headCheck(facts, words),
    ),
    ...linkFaults(main, facts),
    ...drawingsFaults(main, {
      lineage: facts.lineage,
      id: detail.solutionId,
      day: facts.day,
      past: undefined,
    }),
    ...(detail.entry === 'verweis' ? [] : countFaults(facts)),
  ];
};
