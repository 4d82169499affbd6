import type { CommandDefinition } from '../../../contracts/definitions.ts';
import { fieldsOf } from '../../../contracts/fields/described.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';
import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import { html, type Piece } from '../markup.ts';

/** Commands that act on something of one's own, by the field that names it. */
const actingOn = (field: string): readonly CommandDefinition[] =>
  [...COMMANDS.values()].filter(({ body }) =>
    fieldsOf(body).some(({ name, own, required }) => name === field && own && required),
  );

const ON_ADOPTION = actingOn('adoptionId');
const ON_SOLUTION = [...actingOn('solutionId'), ...[COMMANDS.get('set-kontakt') ?? []].flat()];

const folded = (words: string, commands: readonly CommandDefinition[], field: string, id: string): Piece =>
  html`<details class="lk-mehr"><summary>${words}</summary><ul class="lk-liste">${commands.map(
    ({ name, title }) => html`<li><a href="/eintragen/${name}?${field}=${id}">${title}</a></li>`,
  )}</ul></details>`;

/** What its owner can do with a solution, or with what it has made of one; who may is asked when it is sent. */
export const ownActions = ({ solutionId, adoption, withdrawn }: SolutionDetail): Piece => {
  if (adoption !== undefined)
    return folded('Das ist unsere Umsetzung', ON_ADOPTION, 'adoptionId', adoption.adoptionId);
  return !withdrawn && folded('Das ist unsere Lösung', ON_SOLUTION, 'solutionId', solutionId);
};
