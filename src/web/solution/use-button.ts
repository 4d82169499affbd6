import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { ownActions } from './own-actions.ts';

const button = (action: string, words: string, given: Readonly<Record<string, string>> = {}): Markup =>
  html`<form action="${action}" method="get">${Object.entries(given).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button class="lk-btn p" type="submit">${words}</button></form>`;

const planned = (solutionId: string, status: string, words: string): Markup =>
  html`<li><a href="/eintragen/plan-adoption?solutionId=${solutionId}&amp;status=${status}">${words}</a></li>`;

/** What can be said instead by whoever does not use it. */
export const notYet = (solutionId: string): Markup =>
  html`<details class="lk-mehr"><summary>Noch nicht, aber …</summary><ul class="lk-liste">${planned(solutionId, 'interesse', 'Wir haben Interesse')}${planned(solutionId, 'in-pruefung', 'Wir prüfen es')}${planned(solutionId, 'geplant', 'Wir planen es')}<li><a href="/eintragen/decline-solution?solutionId=${solutionId}">Nein, das passt nicht zu uns</a></li></ul></details>`;

/** What a reader can do with a solution: say that it is used, planned or declined; of what a publication says, that it is one's own. */
export const useButton = (detail: SolutionDetail): Piece => {
  const { solutionId, entry, withdrawn, reference } = detail;
  if (entry === 'verweis') {
    const claims = reference !== undefined && reference.solutionId === undefined;
    return (
      claims &&
      html`<div class="lk-btnr">${button('/eintragen/claim-reference', 'Das ist unser Projekt', { referenceId: reference.referenceId })}</div>`
    );
  }
  // What is over for others its owner can still say something of.
  if (withdrawn) return ownActions(detail);
  return html`<div class="lk-btnr">${button(`/loesungen/${solutionId}/nutzen`, 'Wir nutzen das auch')}</div>${notYet(solutionId)}${ownActions(detail)}`;
};
