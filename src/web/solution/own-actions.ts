import type { CommandDefinition } from '../../../contracts/definitions.ts';
import type { StreamName } from '../../../contracts/envelope.ts';
import { fieldsOf } from '../../../contracts/fields/described.ts';
import { isPlanned, isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';
import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { html, type Piece } from '../markup.ts';
import { actionButton } from '../parts/action-button.ts';
import { type Owner, ownerStream } from '../parts/links.ts';
import { standingSince } from './standing.ts';

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

const isOf = (item: Owner, organisation: StreamName | null): boolean =>
  organisation !== null && ownerStream(item) === organisation;

/** What an organisation has entered of this solution itself, and is not over; undefined where there is nothing. */
const ownAdoption = (
  { adoption, eigene }: SolutionDetail,
  organisation: StreamName | null,
): AdoptionItem | undefined => {
  const isRunning = ({ status }: AdoptionItem) => isPlanned(status) || isUnderWay(status);
  return [adoption, eigene].find((item) => item && isOf(item, organisation) && isRunning(item));
};

/** What its Kommune can say next of something that it uses or plans. */
export const adoptionButtons = (item: AdoptionItem): Piece => {
  const { adoptionId, status, sources } = item;
  const at = (step: string) => `/uebernahmen/${adoptionId}/${step}`;
  const source = sources.find(({ solutionId }) => solutionId !== null)?.solutionId;
  const buttons = isPlanned(status)
    ? [
        source && actionButton(`/loesungen/${source}/nutzen`, 'Wir nutzen das jetzt'),
        actionButton(at('nicht-weiter'), 'Passt nicht zu uns'),
      ]
    : [
        actionButton(at('erfahrung'), 'Erfahrung eintragen'),
        actionButton(at('bestaetigen'), 'Ja, nutzen wir noch'),
        actionButton(at('beenden'), 'Nutzen wir nicht mehr'),
      ];
  return html`<p>Bei Ihnen eingetragen: ${standingSince(item)}</p><div class="lk-btnr">${buttons}</div>${folded('Weiteres dazu eintragen', ON_ADOPTION, 'adoptionId', adoptionId)}`;
};

/** What its owner can do with a solution, or with what it has made of one; who may is asked when it is sent. */
export const ownActions = ({ solutionId, adoption, withdrawn }: SolutionDetail): Piece => {
  if (adoption !== undefined)
    return folded('Das ist unsere Umsetzung', ON_ADOPTION, 'adoptionId', adoption.adoptionId);
  return !withdrawn && folded('Das ist unsere Lösung', ON_SOLUTION, 'solutionId', solutionId);
};

/** What the owner of a solution, who is looking at it, can do with it. */
const ownButtons = ({ solutionId, withdrawn }: SolutionDetail): Piece =>
  !withdrawn &&
  html`<div class="lk-btnr">${actionButton('/eintragen/revise-project', 'Neue Fassung eintragen', { solutionId })}${actionButton('/eintragen/set-kontakt', 'Kontaktstelle angeben', { solutionId })}</div>${folded('Weiteres dazu eintragen', ON_SOLUTION, 'solutionId', solutionId)}`;

/** What somebody who looks for an organisation can do with what is its own here; undefined where nothing is. */
export const ownPart = (detail: SolutionDetail, organisation: StreamName | null): Piece | undefined => {
  const own = ownAdoption(detail, organisation);
  if (own !== undefined) return adoptionButtons(own);
  if (!isOf(detail, organisation)) return undefined;
  return detail.adoption === undefined ? ownButtons(detail) : ownActions(detail);
};
