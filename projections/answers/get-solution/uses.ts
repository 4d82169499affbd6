import { EndStatus } from '../../../contracts/fields/kinds/adoption.ts';
import { firstDay } from '../../../contracts/fields.ts';
import type { Over, Use } from '../../../contracts/views/anlage.ts';
import { type AdoptionItem, AdoptionStatus } from '../../../contracts/views/parts.ts';
import { present } from '../../model/present.ts';

/** Whose word an adoption is, where that one lies, as of when it holds, and where it can be read. */
export const saidIn = ({ adoptionId, solutionId, place, ...item }: AdoptionItem) => ({
  ...present({ kommune: item.kommune, verbund: item.verbund }),
  ...present({ einwohner: place?.population, land: place?.land, stand: item.stand, belege: item.belege }),
  bei: solutionId ?? adoptionId,
});

const OVER: ReadonlySet<string> = new Set(EndStatus.options);

export const isOver = ({ status }: Pick<AdoptionItem, 'status'>): boolean => OVER.has(status);

/** The further it is, the earlier it stands. */
const STATES: readonly AdoptionStatus[] = AdoptionStatus.options.toReversed();

const useOf = (item: AdoptionItem): Use => ({
  ...saidIn(item),
  status: item.status,
  ...present({ since: item.statusSince ?? item.adoptedOn, lastWord: item.lastWord }),
  ...present({ unconfirmed: item.unconfirmed, unconfirmedMonths: item.unconfirmedMonths }),
  ...present({ gemeinsam: item.gemeinsam }),
  mitErgebnis: item.outcomes.length > 0,
});

const newest = ({ lastWord, stand }: Use): string => {
  const last = lastWord ?? stand;
  return last === undefined ? '' : firstDay(last);
};

/** Who has it or is about to: what is confirmed first, then the further it is, then the newest word. */
export const usesOf = (items: readonly AdoptionItem[]): Use[] =>
  items
    .filter((item) => !isOver(item))
    .map(useOf)
    .sort(
      (a, b) =>
        Number(a.unconfirmed ?? false) - Number(b.unconfirmed ?? false) ||
        STATES.indexOf(a.status) - STATES.indexOf(b.status) ||
        Number(b.mitErgebnis) - Number(a.mitErgebnis) ||
        newest(b).localeCompare(newest(a)),
    );

/** Whose use is over, or was not pursued, and why. */
export const endsOf = (items: readonly AdoptionItem[]): Over[] =>
  items.filter(isOver).map((item) => ({
    ...saidIn(item),
    status: item.status,
    ...present({ since: item.statusSince, reason: item.reason, anlass: item.anlass }),
    ...present({ replacedBy: item.replacedBy, alternativen: item.alternativen }),
  }));
