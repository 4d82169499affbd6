import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import { html, type Markup } from '../markup.ts';

/** What a reader can take along to a council or a meeting. */
export const takeAlong = ({ solutionId }: Pick<SolutionDetail, 'solutionId'>): Markup =>
  html`<p class="lk-btnr"><a class="lk-btn" href="/loesungen/${solutionId}/anlage">Anlage erstellen</a> <a class="lk-btn" href="/vergleich?id=${solutionId}">Mit anderen vergleichen</a></p>`;
