import type { StreamName } from '../../../contracts/envelope.ts';
import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { actionButton } from '../parts/action-button.ts';
import { ownActions, ownPart } from './own-actions.ts';

const planned = (solutionId: string, status: string, words: string): Markup =>
  html`<li><a href="/loesungen/${solutionId}/planen?status=${status}">${words}</a></li>`;

/** What can be said instead by whoever does not use it. */
export const notYet = (solutionId: string): Markup =>
  html`<details class="lk-mehr"><summary>Noch nicht, aber …</summary><ul class="lk-liste">${planned(solutionId, 'interesse', 'Wir haben Interesse')}${planned(solutionId, 'in-pruefung', 'Wir prüfen es')}${planned(solutionId, 'geplant', 'Wir planen es')}<li><a href="/loesungen/${solutionId}/passt-nicht">Nein, das passt nicht zu uns</a></li></ul></details>`;

/**
 * What a reader can do with a solution: say that it is used, planned or declined, or what is next of what stands there for the organisation
 * for which it looks; of what a publication says, that it is one's own.
 */
export const useButton = (detail: SolutionDetail, organisation: StreamName | null): Piece => {
  const { solutionId, entry, withdrawn, reference } = detail;
  if (entry === 'verweis') {
    const claims = reference !== undefined && reference.solutionId === undefined;
    const given = { referenceId: reference?.referenceId ?? '' };
    return (
      claims &&
      html`<div class="lk-btnr">${actionButton('/eintragen/claim-reference', 'Das ist unser Projekt', given, true)}</div>`
    );
  }
  const own = ownPart(detail, organisation);
  if (own !== undefined) return own;
  // Who has chosen a role is asked for nothing that is not its own.
  const unknown = organisation === null && ownActions(detail);
  // What is over for others its owner can still say something of.
  if (withdrawn) return unknown;
  return html`<div class="lk-btnr">${actionButton(`/loesungen/${solutionId}/nutzen`, 'Wir nutzen das auch', {}, true)}</div>${notYet(solutionId)}${unknown}`;
};
