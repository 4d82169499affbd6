import type { Health } from '../../http/health.ts';
import { html } from '../markup.ts';
import type { Page, PageDefinition } from '../page.ts';

const yes = (well: boolean, words: string, otherwise: string) =>
  html`<li class="lk-tag ${well ? 'gut' : 'warn'}">${well ? words : otherwise}</li>`;

const damage = ({ message, position, eventId }: NonNullable<Health['halted']>) =>
  html`<p class="lk-lead">${message}</p>${eventId !== undefined && html`<p class="lk-oben">Gefunden am Eintrag <code>${eventId}</code> an der Stelle <code>${position}</code>.</p>`}`;

const stopped = (failures: Health['failures']) =>
  html`<ul class="lk-liste lk-oben">${failures.map(({ projection, eventId }) => html`<li>Ansicht „${projection}“: steht seit dem Eintrag <code>${eventId}</code>. Sie wird durch einen Neuaufbau wieder richtig.</li>`)}</ul>`;

/** The page that says how the hub is, from nothing but what the hub says of itself. */
export const statusPage = ({ writable, failures, unknown, halted }: Health): Page => ({
  title: 'Betriebsstatus',
  description: 'Ob diese Lichterkette gerade liest, schreibt und auf dem neuesten Stand ist.',
  body: html`<h1>Betriebsstatus</h1>${halted && damage(halted)}<ul class="lk-merk">${yes(failures.length === 0, 'Alle Ansichten sind auf dem neuesten Stand', 'Ein Teil der Ansichten ist stehen geblieben')}${yes(unknown === 0, 'Alle Einträge sind zu lesen', 'Eine neuere Ausgabe hat Einträge geschrieben, die hier fehlen')}${yes(writable, 'Eintragen ist möglich', 'Eintragen geht gerade nicht')}</ul>
${halted === undefined && failures.length > 0 && stopped(failures)}
<p class="lk-klein lk-oben">Für Programme: <a href="/healthz">Lebenszeichen</a>, <a href="/readyz">Bereitschaft</a>, <a href="/metrics">Messwerte</a>.</p>`,
});

/** "Betriebsstatus": how the hub is at this moment, in words. */
export const status: PageDefinition = {
  path: '/betriebsstatus',
  params: [],
  volatile: true,
  make: async ({ health }) => statusPage(health()),
};
