import { html, type Markup } from '../markup.ts';
import { drawHtml } from './draw-html.ts';
import type { Paper } from './paper.ts';

/** The paper on its page, with the ways to take it along: `file` gives the address with an ending. */
export const asPage = (paper: Paper, file: (ending: string) => string): Markup =>
  html`<div class="lk-anlage-wie lk-lesebreite"><p class="lk-text">Höchstens zwei Seiten, mit Quelle und Stand an jeder Zahl: so herunterladen oder diese Seite drucken.</p><p class="lk-btnr"><a class="lk-btn p" href="${file('docx')}">Für Word herunterladen (DOCX)</a> <a class="lk-btn" href="${file('pdf')}">Als PDF öffnen</a></p></div>${drawHtml(paper)}`;
