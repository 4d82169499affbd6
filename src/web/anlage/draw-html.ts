import { html, join, type Markup, type Piece } from '../markup.ts';
import type { Block, Cell, Paper, Section, Table } from './paper.ts';

const words = ({ text, small }: Cell): Piece =>
  html`${join(text.split('\n'), html`<br>`)}${small && html`<span class="lk-klein">${small}</span>`}`;

const row = (cells: readonly Cell[]): Markup =>
  html`<tr>${cells.map((cell, index) => (index === 0 ? html`<th scope="row">${words(cell)}</th>` : html`<td>${words(cell)}</td>`))}</tr>`;

const table = ({ caption, columns, head, rows }: Table): Markup =>
  html`<div class="lk-tabelle" role="group" aria-label="${caption}" tabindex="0"><table class="lk-t${!head && ' lk-angaben'}"><caption class="lk-nurlesen">${caption}</caption><colgroup>${columns.map(({ share }) => html`<col class="anteil-${share}">`)}</colgroup>${head && html`<thead><tr>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>`}<tbody>${rows.map(row)}</tbody></table></div>`;

const block = (one: Block): Piece => {
  if (one.kind === 'table') return table(one);
  if (one.kind === 'list') return html`<ul>${one.items.map((item) => html`<li>${item}</li>`)}</ul>`;
  return one.kind === 'note' ? html`<p class="lk-klein">${one.text}</p>` : html`<p>${one.text}</p>`;
};

const section = ({ title, blocks }: Section, index: number): Markup =>
  html`<section aria-labelledby="a${index}"><h2 id="a${index}">${title}</h2>${blocks.map(block)}</section>`;

/** The paper as a part of a page. */
export const drawHtml = ({ title, lead, sections, foot }: Paper): Markup =>
  html`<article class="lk-anlage"><p class="lk-anlage-kopf">Anlage zur Vorlage</p><h1>${title}</h1><p class="lk-lead">${lead}</p>${sections.map(section)}<p class="lk-klein lk-anlage-fuss">${foot}</p></article>`;
