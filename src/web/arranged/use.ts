import type { StreamName } from '../../../contracts/envelope.ts';
import type { DescribedField } from '../../../contracts/fields/described.ts';
import { isPlanned } from '../../../contracts/fields/kinds/adoption.ts';
import { getSolution } from '../../../contracts/views/catalogue.ts';
import type { Arrangement } from '../forms/arrangement.ts';
import { html, type Markup } from '../markup.ts';
import type { Ask } from '../page.ts';
import { ownerName, solutionLink } from '../parts/links.ts';
import { adoptionsOf } from '../parts/own-adoptions.ts';
import { pageName } from '../solution/page-name.ts';
import { notYet } from '../solution/use-button.ts';
import { picked, without } from './fields.ts';

/** Its plan to take over this solution, which begins now. */
const planFor = async (ask: Ask, solutionId: string, organisation: StreamName | undefined) => {
  if (organisation === undefined) return undefined;
  const all = await adoptionsOf(ask, organisation);
  return all.find(
    ({ status, sources }) => isPlanned(status) && sources.some((source) => source.solutionId === solutionId),
  );
};

const CHANGED = 'changes.0.what';

/** What was changed, as one field that may stay empty. */
const changed = (fields: readonly DescribedField[]): DescribedField[] =>
  fields
    .filter(({ name }) => name === 'changes')
    .flatMap(({ label, fields: [what] }) =>
      what === undefined
        ? []
        : [
            {
              ...what,
              name: CHANGED,
              label,
              required: false,
              help: 'In einem Satz. Darf leer bleiben: Dann steht dort „noch nicht angegeben“, und Sie können es später ergänzen.',
            },
          ],
    );

/** "Wir nutzen das auch": how far, since when, what was changed. All else follows or may be said later. */
export const use: Arrangement = {
  path: '/loesungen/:id/nutzen',
  command: 'adopt-best-practice',
  around: async (ask, id, organisation) => {
    const detail = await ask(getSolution, { solutionId: id });
    const plan = await planFor(ask, id, organisation);
    const above: Markup = html`<p class="lk-lead">${solutionLink(id, detail.title)}</p><p class="lk-klein">Von: ${ownerName(detail)}. Drei Angaben genügen; was Sie eintragen, können alle lesen, wenn Sie unter „Weitere Angaben“ nichts anderes wählen.</p>`;
    return {
      title: 'Wir nutzen das auch',
      about: pageName(detail),
      above,
      below: notYet(id),
      given: [
        ['sources.0.solutionId', id],
        ...(plan === undefined ? [] : [['adoptionId', plan.adoptionId] as const]),
      ],
    };
  },
  inSight: (fields) => [...picked(fields, ['status', 'adoptedOn']), ...changed(fields)],
  folded: (fields) => [
    {
      title: 'Weitere Angaben',
      fields: without(fields, ['status', 'adoptedOn', 'changes']).map((field) =>
        field.name === 'relation' ? { ...field, required: false } : field,
      ),
    },
  ],
  complete: (body) =>
    body.relation === undefined
      ? { ...body, relation: body.changes === undefined ? 'nicht-angegeben' : 'angepasst' }
      : body,
};
