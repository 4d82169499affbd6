import type { z } from 'zod';
import type { Anlage, compareSolutions, getAnlage } from '../../../contracts/views/anlage.ts';
import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { present } from '../../model/present.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { Asked } from '../../reading/asked.ts';
import { PUBLIC_SIGHT } from '../../reading/sight.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { wholeSolution } from './get-solution.ts';
import { spreadsOf, statedBy, statedOf } from './spreads.ts';
import { endsOf, saidIn, usesOf } from './uses.ts';

type Question = Asked<z.output<typeof getAnlage.params>>;

/** As the page has it; the texts in it are still references, so nothing here may look into one. */
type Detail = Omit<SolutionDetail, 'position'>;

const PASSED = [
  'solutionId',
  'entry',
  'title',
  'summary',
  'kommune',
  'verbund',
  'land',
  'version',
  'sharedAt',
  'innovationStatus',
  'art',
  'gestaltungsfelder',
  'withdrawn',
  'withdrawnReason',
  'recognitions',
  'seit',
  'stand',
  'belege',
  'origins',
  'adoption',
  'wertversprechen',
  'zielgruppe',
  'nutzennachweis',
  'usage',
  'voraussetzungen',
  'betrieb',
  'fachverfahren',
  'beschafftDurch',
  'lizenz',
  'module',
  'enthaelt',
  'ursprungAussen',
  'kontakt',
  'reference',
  'references',
] as const satisfies readonly (keyof Detail)[];

const passedOn = (detail: Detail) =>
  Object.fromEntries(
    PASSED.filter((name) => detail[name] !== undefined).map((name) => [name, detail[name]]),
  ) as Pick<Detail, (typeof PASSED)[number]>;

const populationOf = ({ kommune }: ReadModels, id = ''): number | undefined =>
  kommune.kommunen.get(id)?.population;

const idOf = ({ kommune, verbund }: Pick<Detail, 'kommune' | 'verbund'>): string | undefined =>
  kommune?.kommuneId ?? verbund?.verbundId;

/** Every outcome with how many live where it was reported, and where it can be read. */
const outcomesOf = (models: ReadModels, { outcomes }: Detail, adoptions: readonly AdoptionItem[]) => {
  const pages = new Map(adoptions.map(({ adoptionId, solutionId }) => [adoptionId, solutionId]));
  return outcomes.map((outcome) => ({
    ...outcome,
    ...present({ einwohner: populationOf(models, outcome.kommune?.kommuneId) }),
    bei: pages.get(outcome.adoptionId) ?? outcome.adoptionId,
  }));
};

/** What the owner itself says, as others say theirs. */
const ownWord = (detail: Detail, einwohner: number | undefined) => ({
  ...present({ kommune: detail.kommune, verbund: detail.verbund, einwohner, land: detail.land }),
  ...present({ stand: detail.stand, belege: detail.belege }),
  bei: detail.solutionId,
});

const made = (models: ReadModels, detail: Detail): Omit<Anlage, 'oeffentlich'> => {
  const einwohner = populationOf(models, detail.kommune?.kommuneId);
  const others = detail.adoptions.filter(
    (item) => item.relation !== 'angeregt' && idOf(item) !== idOf(detail),
  );
  const all = detail.adoption === undefined ? others : [detail.adoption, ...others];
  const passed = passedOn(detail);
  return {
    ...passed,
    ...present({ einwohner }),
    nutzungen: usesOf(others),
    spannen: spreadsOf([
      ...statedOf(detail.kosten, ownWord(detail, einwohner)),
      ...all.flatMap((item) => statedBy(item, saidIn(item))),
    ]),
    ergebnisse: outcomesOf(models, detail, all),
    beendet: endsOf(others),
    aenderungen: all
      .filter(({ changes }) => changes.length > 0)
      .map((item) => ({ ...saidIn(item), changes: item.changes })),
  };
};

const madeFor = (models: ReadModels, asked: Question) => {
  const detail = wholeSolution(models, asked) as Detail | undefined;
  return detail && made(models, detail);
};

/** What stands in an "Anlage zur Vorlage"; undefined where the solution is unknown or hidden. */
export const getAnlageQuery = (models: ReadModels, asked: Question): Presentable<Anlage> | undefined => {
  const own = madeFor(models, asked);
  if (own === undefined) return undefined;
  // For the public it is not made once more.
  const isOpen =
    asked.sight.audienceClass === PUBLIC_SIGHT.audienceClass ||
    JSON.stringify(madeFor(models, { ...asked, sight: PUBLIC_SIGHT })) === JSON.stringify(own);
  return { ...own, oeffentlich: isOpen } as Presentable<Anlage>;
};

/** The same of several solutions; undefined where one of them is unknown or hidden. */
export const compareSolutionsQuery = (
  models: ReadModels,
  asked: Asked<z.output<typeof compareSolutions.params>>,
): { readonly items: readonly Presentable<Anlage>[] } | undefined => {
  const { id: ids, ...params } = asked.params;
  const items = ids.flatMap(
    (solutionId) => getAnlageQuery(models, { ...asked, params, path: { solutionId } }) ?? [],
  );
  return items.length === ids.length ? { items } : undefined;
};
