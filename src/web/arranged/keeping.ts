import type { Arrangement } from '../forms/arrangement.ts';
import { html, type Markup } from '../markup.ts';
import { picked, reworded, without } from './fields.ts';
import { aroundOwn } from './own-adoption.ts';

const ended = (adoptionId: string): Markup =>
  html`<p><a href="/uebernahmen/${adoptionId}/beenden">Nein: Nutzen wir nicht mehr</a></p>`;

/** "Ja, nutzen wir noch": one press; another day than today may be said. */
export const reconfirm: Arrangement = {
  path: '/uebernahmen/:id/bestaetigen',
  command: 'reconfirm-usage',
  submit: 'Ja, nutzen wir noch',
  around: aroundOwn({
    title: 'Nutzen Sie das noch?',
    lead: 'Ein Druck genügt. Was zwölf Monate lang niemand bestätigt, steht als „nicht bestätigt“ da und zählt nicht mit.',
    below: ended,
  }),
  inSight: () => [],
  folded: (fields) => [{ title: 'Es gilt von einem anderen Tag', fields: picked(fields, ['on']) }],
};

const instead = (adoptionId: string): Markup =>
  html`<p class="lk-klein">War es noch gar nicht im Einsatz? <a href="/uebernahmen/${adoptionId}/nicht-weiter">Passt nicht zu uns</a></p>`;

/** "Nutzen wir nicht mehr": until when, and what came instead. */
export const end: Arrangement = {
  path: '/uebernahmen/:id/beenden',
  command: 'end-usage',
  around: aroundOwn({
    title: 'Nutzen wir nicht mehr',
    lead: 'Für andere ist das so viel wert wie ein Erfolg: Was an die Stelle getreten ist, und warum.',
    below: instead,
  }),
  inSight: (fields) =>
    reworded(fields, { on: {}, anlass: {}, replacedBy: { help: 'Was Sie jetzt stattdessen nutzen.' } }),
  folded: (fields) => [
    {
      title: 'Weitere Angaben',
      fields: without(fields, ['adoptionId', 'on', 'anlass', 'replacedBy']),
    },
  ],
};

const WHY_NOT = {
  reason: {},
  alternativen: {},
  note: { help: 'Woran es lag, in ein, zwei Sätzen. Keine Namen.' },
};

const STAYS =
  'Zunächst sehen das nur Sie und Ihre Zusammenschlüsse. Öffentlich wird es erst, wenn Sie es freigeben.';

/** "Passt nicht zu uns", of what was planned: why, and what instead. */
export const abandon: Arrangement = {
  path: '/uebernahmen/:id/nicht-weiter',
  command: 'abandon-adoption',
  around: aroundOwn({ title: 'Passt nicht zu uns', lead: STAYS }),
  inSight: (fields) => reworded(fields, WHY_NOT),
  folded: (fields) => [
    { title: 'Weitere Angaben', fields: without(fields, ['adoptionId', ...Object.keys(WHY_NOT)]) },
  ],
};
