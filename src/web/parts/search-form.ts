import { html, type Markup, type Piece } from '../markup.ts';

/** The field for the problem in own words; `more` stands inside of the form, below it. */
export const searchForm = ({
  value = '',
  placeholder = '',
  more,
}: {
  readonly value?: string;
  readonly placeholder?: string;
  readonly more?: Piece;
}): Markup =>
  html`<form action="/loesungen" method="get" role="search"><div class="lk-such"><label class="lk-nurlesen" for="suche">Problem in eigenen Worten</label><input id="suche" type="search" name="q" value="${value}" placeholder="${placeholder}" maxlength="500" autocomplete="off"><button class="lk-btn p" type="submit">Lösungen finden</button></div>${more}</form>`;
