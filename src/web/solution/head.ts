import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import { marksOf, whence } from '../find/entry.ts';
import { html, join, type Piece } from '../markup.ts';
import { evidenceWords } from '../parts/evidence.ts';
import { ownerLink, ownerLinkAfter, solutionLink } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { dayOfMoment, monthOfMoment, onDate, sinceDate } from '../words/dates.ts';
import { whom } from '../words/organisation.ts';
import { builtBy } from './builders.ts';
import { disputeWords } from './disputes.ts';
import { begunWords, organisationPhrase } from './phrases.ts';

const recognised = ({ recognitions }: SolutionDetail): Piece =>
  recognitions.length > 0 &&
  html`<ul class="lk-merk">${recognitions.map(
    ({ verbund, on, reason }) =>
      html`<li class="lk-tag gut">Bewährt – festgestellt durch ${whom(verbund)} am ${dayOfMoment(on)}: ${reason}</li>`,
  )}</ul>`;

const origins = ({ origins: all }: SolutionDetail): Piece =>
  all.length > 0 &&
  html`. Ursprung: ${join(
    all.map(({ solutionId, title, ...owner }) => [
      solutionLink(solutionId, title),
      ' (',
      ownerLink(owner),
      ')',
    ]),
    ', ',
  )}`;

const provenance = (detail: SolutionDetail): Piece => {
  const { adoption } = detail;
  if (adoption === undefined) return whence(detail);
  const began = adoption.adoptedOn === undefined ? '' : ` ${onDate(adoption.adoptedOn)}`;
  return html`${begunWords(adoption)}${began} ${organisationPhrase(adoption)}${origins(detail)}`;
};

/** Since when it is in use where it comes from, as of when that is said, and on what it rests. */
const known = (detail: SolutionDetail): Piece => {
  if (detail.adoption !== undefined) return null;
  const words = [
    detail.innovationStatus && `Wie weit: ${wordOf('innovationStatus', detail.innovationStatus)}`,
    detail.seit && `Im Einsatz ${sinceDate(detail.seit)}`,
    evidenceWords(detail),
  ].filter(Boolean);
  return words.length > 0 && html`<p class="lk-klein">${join(words, ' · ')}</p>`;
};

/** Says where a publication contradicts what stands here. */
const disputed = ({ strittig = [] }: SolutionDetail): Piece =>
  strittig.length > 0 &&
  html`<p class="lk-hinweis"><b>Strittig:</b> ${strittig.length === 1 ? 'Eine Veröffentlichung sagt' : 'Veröffentlichungen sagen'} etwas anderes: ${disputeWords(strittig)}.</p>`;

/** Title, summary, marks and where it comes from. */
export const solutionHead = (detail: SolutionDetail): Piece => {
  const { versions, withdrawnReason } = detail;
  const last = versions.at(-1);
  return html`${detail.adoption && html`<span class="lk-dach">Umsetzung ${ownerLinkAfter(detail.kommune ? 'in' : 'bei', detail)}</span>`}<h1>${detail.title}</h1>${detail.summary && html`<p class="lk-lead">${detail.summary}</p>`}
<p class="lk-klein lk-oben">${provenance(detail)}</p>${known(detail)}
${withdrawnReason !== undefined && html`<p class="lk-hinweis"><b>Zurückgezogen.</b> ${withdrawnReason} Neu übernehmen lässt sich die Lösung nicht mehr; wer sie nutzt, bleibt hier verzeichnet.</p>`}
${detail.adoption?.sourceWithdrawn && html`<p class="lk-hinweis">Die Vorlage, von der hier übernommen wurde, ist inzwischen zurückgezogen.</p>`}
${disputed(detail)}
${builtBy(detail)}${marksOf({ ...detail, bewaehrt: false })}${recognised(detail)}
${last && last.version > 1 && html`<p class="lk-klein lk-oben">Fassung ${last.version} (${monthOfMoment(last.recordedAt)})${last.note && `: ${last.note}`}</p>`}`;
};
