import { getSolution } from '../../../contracts/views/catalogue.ts';
import type { Around, Arrangement } from '../forms/arrangement.ts';
import { html } from '../markup.ts';
import type { Ask } from '../page.ts';
import { ownerName, solutionLink } from '../parts/links.ts';
import { pageName } from '../solution/page-name.ts';
import { reworded, without } from './fields.ts';

const aroundSolution =
  (title: string, lead: string) =>
  async (ask: Ask, id: string): Promise<Around> => {
    const detail = await ask(getSolution, { solutionId: id });
    return {
      title,
      about: pageName(detail),
      above: html`<p class="lk-lead">${solutionLink(id, detail.title)}</p><p class="lk-klein">Von: ${ownerName(detail)}</p><p>${lead}</p>`,
      given: [['sources.0.solutionId', id]],
    };
  };

const PLANNED = {
  status: { label: 'Wie weit sind Sie?', help: undefined, required: true },
  ab: { help: 'Wann es beginnen soll, so genau Sie es wissen.' },
  note: {
    help: 'Was andere wissen sollten, zum Beispiel bis wann der Beschluss erwartet wird. Keine Namen.',
  },
};

/** "Noch nicht, aber …": interest, being looked at, planned, decided. */
export const plan: Arrangement = {
  path: '/loesungen/:id/planen',
  command: 'plan-adoption',
  around: aroundSolution(
    'Noch nicht, aber …',
    'Wer früh sagt, dass er sich interessiert, wird gefragt und kann fragen. Eine Angabe genügt.',
  ),
  inSight: (fields) => reworded(fields, PLANNED),
  folded: (fields) => [{ title: 'Weitere Angaben', fields: without(fields, Object.keys(PLANNED)) }],
};

const DECLINED = {
  reason: {},
  alternativen: { help: 'Was Sie stattdessen nutzen oder vorhaben.' },
  note: { help: 'Woran es lag, in ein, zwei Sätzen. Keine Namen.' },
};

/** "Passt nicht zu uns", of what was looked at: why, and what instead. */
export const decline: Arrangement = {
  path: '/loesungen/:id/passt-nicht',
  command: 'decline-solution',
  around: aroundSolution(
    'Passt nicht zu uns',
    'Auch das hilft anderen. Zunächst sehen es nur Sie und Ihre Zusammenschlüsse.',
  ),
  inSight: (fields) => reworded(fields, DECLINED),
  folded: (fields) => [{ title: 'Weitere Angaben', fields: without(fields, Object.keys(DECLINED)) }],
};
