import type { CommandDefinition, StreamKind } from '../../../contracts/definitions.ts';
import { OFFERED } from '../../../contracts/subjects.ts';
import { ARRANGEMENTS } from '../arranged/all.ts';
import { html, type Piece } from '../markup.ts';
import type { PageDefinition } from '../page.ts';

const WORDS: readonly (readonly [kind: StreamKind, title: string])[] = [
  ['kommune', 'Für eine Kommune'],
  ['verbund', 'Für einen Zusammenschluss'],
];

/** Where each is entered: at the form that is arranged for it, where that is about nothing that is to be chosen first. */
const addressOf = ({ name }: CommandDefinition): string =>
  ARRANGEMENTS.find(({ command, path }) => command === name && !path.includes(':'))?.path ??
  `/eintragen/${name}`;

const listed = (commands: readonly CommandDefinition[]): Piece =>
  html`<ul class="lk-liste">${commands.map((command) => html`<li><a href="${addressOf(command)}">${command.title}</a></li>`)}</ul>`;

/** "Eintragen": all that can be entered, each with its form. */
export const enter: PageDefinition = {
  path: '/eintragen',
  params: [],
  foot: 'Eintragen',
  make: async () => ({
    title: 'Eintragen',
    body: html`<h1>Eintragen</h1><p class="lk-lead">Alles, was eine Kommune oder ein Zusammenschluss hier eintragen kann. „Wir nutzen das auch“ steht auf der Seite jeder Lösung, „Dabei können wir helfen“ bei jedem Gesuch.</p><p class="lk-btnr"><a class="lk-btn p" href="/projekt-vorstellen">Projekt vorstellen</a><a class="lk-btn" href="/gesuche/neu">Wir suchen …</a></p><div class="lk-spalten">${WORDS.map(
      ([kind, title]) =>
        html`<section aria-labelledby="${kind}"><h2 id="${kind}">${title}</h2>${listed([...OFFERED.values()].filter(({ on }) => on.includes(kind)))}</section>`,
    )}</div>`,
  }),
};
