import { html } from '../markup.ts';
import type { PageDefinition } from '../page.ts';
import { stated, statedContact } from '../parts/stated.ts';

/** "Impressum": who offers this, from the settings of the operator. */
export const imprint: PageDefinition = {
  path: '/impressum',
  params: [],
  foot: 'Impressum',
  make: async ({ operator }) => ({
    title: 'Impressum',
    description: 'Wer diese Lichterkette anbietet und wie die Stelle zu erreichen ist.',
    body: html`<h1>Impressum</h1><p class="lk-lead">Wer diese Lichterkette anbietet.</p>
<section class="lk-abs lk-text" aria-label="Angaben"><dl class="lk-dl"><dt>Anbieter</dt><dd>${stated(operator.LICHTERKETTE_OPERATOR)}</dd><dt>Vertreten durch</dt><dd>${stated(operator.LICHTERKETTE_OPERATOR_REPRESENTED)}</dd><dt>Kontakt</dt><dd>${statedContact(operator.LICHTERKETTE_OPERATOR_CONTACT)}</dd></dl></section>
<section class="lk-abs lk-text" aria-labelledby="inhalte"><h2 id="inhalte">Woher die Einträge stammen</h2><p>Was eine Kommune oder ein Zusammenschluss hier über sich einträgt, verantwortet die Stelle selbst; sie ist bei jedem Eintrag genannt. Was aus Veröffentlichungen erfasst wurde, ist so gekennzeichnet und nennt seine Quelle. Steht etwas Falsches da, sagen Sie es bitte der genannten Stelle oder dem Anbieter.</p></section>`,
  }),
};
