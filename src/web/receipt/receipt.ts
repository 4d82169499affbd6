import { getEntry } from '../../../contracts/views/feed.ts';
import { html, type Piece } from '../markup.ts';
import { newsItems } from '../news/news-item.ts';
import type { PageDefinition } from '../page.ts';
import { organisation } from '../parts/links.ts';
import { after } from '../words/organisation.ts';

/** Who can see it now, as a sentence. */
const SEEN = {
  oeffentlich: 'Das können jetzt alle lesen, auch ohne Anmeldung.',
  verbund: 'Das können jetzt Ihre Zusammenschlüsse lesen und wer ihnen angehört, sonst niemand.',
  kommune: 'Das können nur Sie selbst lesen.',
} as const;

const section = (id: string, title: string, body: Piece): Piece =>
  body && html`<section class="lk-abs" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;

/** "Quittung": what was entered, and who can see it now. */
export const receipt: PageDefinition = {
  path: '/quittung/:id',
  params: [],
  make: async ({ ask, id, tell }) => {
    const entry = await ask(getEntry, { eventId: id });
    const owner = organisation(entry);
    return {
      title: `Eingetragen: ${entry.title}`,
      body: html`<div class="lk-schmal"><div class="lk-getan"><h1>Eingetragen</h1><p class="lk-lead">${entry.title}</p></div>
<ul class="lk-neu lk-feld lk-hell lk-oben">${newsItems([entry], tell)}</ul>${section('sicht', 'Wer das jetzt sieht', html`<p>${SEEN[entry.sichtbarkeit]}</p>${owner && html`<p class="lk-klein lk-oben">Eingetragen im Namen ${after('von', owner).replace(/^von /, 'von ')}.</p>`}`)}</div>`,
    };
  },
};
