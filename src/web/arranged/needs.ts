import { getNeed } from '../../../contracts/views/need.ts';
import type { Arrangement } from '../forms/arrangement.ts';
import { html } from '../markup.ts';
import { reworded, without } from './fields.ts';

/** "Wir suchen …": one sentence, and by when. */
export const stateNeed: Arrangement = {
  path: '/gesuche/neu',
  command: 'state-need',
  around: async () => ({
    title: 'Wir suchen …',
    above: html`<p>Ein Satz genügt. Gleich danach sehen Sie, was es dazu schon gibt; wer es gelöst hat, kann antworten.</p>`,
    given: [],
  }),
  inSight: (fields) => reworded(fields, { satz: {}, bis: {} }),
  folded: (fields) => [{ title: 'Weitere Angaben', fields: without(fields, ['satz', 'bis']) }],
};

/** "Dabei können wir helfen": what is contributed, which solution, a few words. */
export const answerNeed: Arrangement = {
  path: '/gesuche/:id/antworten',
  command: 'answer-need',
  around: async (ask, id) => {
    const { satz } = await ask(getNeed, { needId: id });
    return {
      title: 'Dabei können wir helfen',
      about: satz,
      above: html`<p class="lk-lead"><a href="/gesuche/${id}">${satz}</a></p>`,
      given: [['needId', id]],
    };
  },
  inSight: (fields) =>
    reworded(fields, {
      art: {},
      solutionId: { help: 'Nur, wenn Sie eine Lösung nennen.' },
      text: { help: 'Zum Beispiel, was Sie zeigen können. Wen man fragt, steht in Ihrer Kontaktstelle.' },
    }),
  folded: () => [],
};
