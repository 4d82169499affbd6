import { getMatrix, type Matrix } from '../../../contracts/views/matrix.ts';
import { listPairs } from '../../../contracts/views/pairs.ts';
import { getVerbund } from '../../../contracts/views/verbund.ts';
import { arrangeMatrix, MATRIX_PARAMS } from '../desk/arranged-matrix.ts';
import { COLUMNS, matrixTable } from '../desk/matrix-table.ts';
import { enterForMember, FOR } from '../desk/on-behalf.ts';
import { pairsPart } from '../desk/pairs.ts';
import { GROUPS } from '../desk/words.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { chosenIn, type PageDefinition, type Params, single } from '../page.ts';
import { choiceLinks } from '../parts/choice-links.ts';
import { liveLine } from '../parts/live-line.ts';
import { PORTION } from '../parts/portion.ts';
import { counted } from '../words/numbers.ts';

const option = (code: string, words: string, chosen: string | undefined): Markup =>
  html`<option value="${code}"${code === chosen && html` selected`}>${words}</option>`;

const narrowing = (path: string, params: Params): Markup =>
  html`<form class="lk-eingrenzen" action="${path}#matrix" method="get" role="search" aria-label="Matrix eingrenzen"><p><label for="mitglied">Mitglied</label><input id="mitglied" name="mitglied" value="${single(params, 'mitglied') ?? ''}" maxlength="200" autocomplete="off"></p><p><label for="loesung">Lösung</label><input id="loesung" name="loesung" value="${single(params, 'loesung') ?? ''}" maxlength="200" autocomplete="off"></p><p><label for="status">Stand</label><select id="status" name="status">${option('', 'alle', single(params, 'status') ?? '')}${Object.entries(GROUPS).map(([code, { words }]) => option(code, words, single(params, 'status')))}</select></p>${(['sort', 'spalten'] as const).map((name) => single(params, name) !== undefined && html`<input type="hidden" name="${name}" value="${single(params, name)}">`)}<p><button class="lk-btn" type="submit">Eingrenzen</button></p></form>`;

const orders = (path: string, params: Params): Piece => [
  choiceLinks(path, params, {
    name: 'sort',
    chosen: single(params, 'sort'),
    choices: [
      ['', 'Mitglieder nach Namen'],
      ['anzahl', 'Mitglieder mit den meisten Einträgen zuerst'],
    ],
  }),
  choiceLinks(path, params, {
    name: 'spalten',
    chosen: single(params, 'spalten'),
    choices: [
      ['', 'Lösungen nach Titel'],
      ['anzahl', 'die bei den meisten Mitgliedern zuerst'],
    ],
  }),
];

const matrixPart = (matrix: Matrix, path: string, params: Params): Markup => {
  const arranged = arrangeMatrix(matrix, params);
  const nothing = matrix.members.length === 0 || matrix.solutions.length === 0;
  return html`<section aria-labelledby="matrix"><h2 id="matrix">Mitglieder und Lösungen</h2>${
    nothing
      ? html`<p>Hier steht, welches Mitglied was nutzt, plant oder selbst entwickelt hat, sobald dazu etwas eingetragen ist.</p>`
      : html`${narrowing(path, params)}${orders(path, params)}${
          arranged.rows.length === 0
            ? html`<p class="lk-oben">Dazu ist nichts eingetragen. <a href="${path}#matrix">Alles ansehen</a></p>`
            : matrixTable(arranged, { path, params })
        }<p class="lk-oben"><a href="${path}/matrix.csv">Ganze Matrix als Tabelle (CSV)</a> · <a href="${path}/liste.csv">als Liste, die Sie ergänzen und wieder einlesen können (CSV)</a></p>`
  }</section>`;
};

/** "Arbeitsplatz" of a Zusammenschluss: who of its members uses what. */
export const desk: PageDefinition = {
  path: '/zusammenschluesse/:id/arbeitsplatz',
  params: [...MATRIX_PARAMS, COLUMNS, PORTION, FOR, 'cursor', 'atLeast'],
  make: async ({ ask, id, params: given, organisation, turn }) => {
    const { atLeast, ...params } = chosenIn(given);
    const path = `/zusammenschluesse/${id}/arbeitsplatz`;
    const matrix = await ask(getMatrix, { verbundId: id }, { atLeast });
    await turn();
    const pairs = await ask(listPairs, { verbundId: id }, { limit: '10', cursor: params.cursor, atLeast });
    const verbund = await ask(getVerbund, { verbundId: id }, { atLeast });
    // Who acts for another organisation enters nothing here; without a role everybody may.
    const isDesk = organisation === null || organisation === `verbund-${id}`;
    return {
      title: `Arbeitsplatz: ${matrix.name}`,
      description: `${matrix.name}: welches Mitglied welche Lösung nutzt, plant oder selbst entwickelt hat.`,
      section: '/zusammenschluesse',
      live: true,
      trail: [
        { label: 'Zusammenschlüsse', href: '/zusammenschluesse' },
        { label: matrix.name, href: `/zusammenschluesse/${id}` },
        { label: 'Arbeitsplatz' },
      ],
      body: html`<h1>Arbeitsplatz</h1><p class="lk-lead">${matrix.name}: ${counted(matrix.members.length, 'Mitglied', 'Mitglieder')}</p>${liveLine(`verbund:${id}`, matrix.position)}${isDesk && html`<p class="lk-btnr"><a class="lk-btn" href="${path}/liste">Liste einlesen (Excel, CSV)</a></p>`}<div class="lk-stapel">${matrixPart(matrix, path, params)}${pairsPart(path, pairs, params)}${isDesk && enterForMember(path, matrix, verbund, params)}</div>`,
    };
  },
};
