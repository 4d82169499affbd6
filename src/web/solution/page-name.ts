import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import { ownerAfter, ownerName } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { standingSince } from './standing.ts';

/** What a page is called by. */
type Named = Pick<SolutionDetail, 'title' | 'adoption' | 'reference' | 'kommune' | 'verbund'>;

const at = (detail: Named): string => ownerAfter(detail.kommune ? 'in' : 'bei', detail);

/** What a page on a solution, an Umsetzung or a claim is called among others: what it is about, and whose it is. */
export const pageName = (detail: Named): string => {
  const { title, adoption, reference } = detail;
  if (reference !== undefined)
    return `${title} (Angabe über ${ownerName(detail)}: ${reference.source.title})`;
  if (adoption === undefined) return `${title} (${ownerName(detail)})`;
  if (adoption.solutionId !== undefined) return `${title}: Umsetzung ${at(detail)}`;
  return `${title}: ${wordOf('status', adoption.status)} ${at(detail)}`;
};

const LENGTH = 160;

/** The beginning of a text, cut between two words. */
const beginning = (text: string): string =>
  text.length <= LENGTH ? text : `${text.slice(0, LENGTH).replace(/\s\S*$/, '')} …`;

/** What stands on such a page, in a sentence. */
export const pageDescription = (detail: SolutionDetail): string => {
  const { adoption, reference, summary } = detail;
  if (reference !== undefined) return beginning(`${reference.source.title}: ${reference.statement}`);
  if (adoption === undefined) return beginning(summary);
  return beginning(`${ownerName(detail)}: ${standingSince(adoption)}. ${summary}`);
};
