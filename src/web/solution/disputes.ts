import type { ReferenceItem } from '../../../contracts/views/catalogue.ts';
import { html, join, type Markup } from '../markup.ts';
import { ownerLink, solutionLink } from '../parts/links.ts';

type Disputes = (typeof ReferenceItem._zod.output)['strittig'];

/** What contradicts something: each with in what, by whose word, and a link to it. */
export const disputeWords = (all: Disputes): Markup =>
  html`${join(
    all.map(
      ({ mit, grund, von }, index) =>
        html`„${grund}“ (so gekennzeichnet durch ${ownerLink({ verbund: von })}; ${solutionLink(mit, all.length === 1 ? 'zur anderen Angabe' : `Angabe ${index + 1}`)})`,
    ),
    ', ',
  )}`;
