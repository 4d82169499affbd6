import { PROBLEMS } from '../../../contracts/problem-codes.ts';
import { html } from '../markup.ts';
import type { PageDefinition } from '../page.ts';

const rows = Object.entries(PROBLEMS).map(
  ([code, { title, status }]) =>
    html`<li><a href="/probleme/${code}">${title}</a> <span class="lk-klein">${status}, <code>${code}</code></span></li>`,
);

/** "Rückmeldungen an Programme": every problem that an answer can be. */
export const problems: PageDefinition = {
  path: '/probleme',
  params: [],
  make: async () => ({
    title: 'Rückmeldungen an Programme',
    description: 'Alle Rückmeldungen, die Programme von dieser Schnittstelle bekommen, und was zu tun ist.',
    body: html`<h1>Rückmeldungen an Programme</h1><p class="lk-lead">Was der Dienst nicht ausführen kann, sagt er auch Programmen in Worten (RFC 9457). Hier steht, was jede Rückmeldung bedeutet und was zu tun ist.</p><ul class="lk-liste lk-oben">${rows}</ul>`,
  }),
};
