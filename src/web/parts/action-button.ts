import { html, type Markup } from '../markup.ts';

/** A button that leads to a form; `given` is what it begins with. The `first` of several stands out. */
export const actionButton = (
  action: string,
  words: string,
  given: Readonly<Record<string, string>> = {},
  first = false,
): Markup =>
  html`<form action="${action}" method="get">${Object.entries(given).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button class="lk-btn${first && ' p'}" type="submit">${words}</button></form>`;
