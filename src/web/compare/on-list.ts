import type { FoundItem } from '../../../contracts/views/catalogue.ts';
import { html, type Markup, type Piece } from '../markup.ts';

/** Chooses an entry of a list for the comparison; it stands in the form of the list. */
export const compareBox = ({ solutionId, title }: FoundItem): Markup =>
  html`<label class="lk-wahl"><input type="checkbox" name="id" value="${solutionId}"> <span>vergleichen<span class="lk-nurlesen">: ${title}</span></span></label>`;

/** Leads from the same form to the comparison of what is chosen there. */
export const compareButton = (listed: number): Piece =>
  listed > 1 &&
  html`<p class="lk-btnr"><button class="lk-btn" type="submit" formaction="/vergleich">Ausgewählte vergleichen</button></p>`;
