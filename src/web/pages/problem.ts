import { PROBLEMS, type ProblemCode, type ProblemDefinition } from '../../../contracts/problem-codes.ts';
import { Problem } from '../../../contracts/problems.ts';
import { html } from '../markup.ts';
import type { PageDefinition } from '../page.ts';

const definitionOf = (code: string): ProblemDefinition => {
  if (!Object.hasOwn(PROBLEMS, code))
    throw new Problem('not-found', { detail: 'Diese Rückmeldung gibt es hier nicht.' });
  return PROBLEMS[code as ProblemCode];
};

/** The page behind the `type` of a problem (RFC 9457 §3.1.1): what it means and what can be done. */
export const problem: PageDefinition = {
  path: '/probleme/:code',
  params: [],
  make: async ({ code }) => {
    const { title, status, meaning, remedy } = definitionOf(code);
    return {
      title,
      description: meaning,
      trail: [{ label: 'Rückmeldungen', href: '/probleme' }, { label: title }],
      body: html`<h1>${title}</h1>
<section class="lk-abs lk-text" aria-labelledby="bedeutung"><h2 id="bedeutung">Was es bedeutet</h2><p>${meaning}</p></section>
<section class="lk-abs lk-text" aria-labelledby="abhilfe"><h2 id="abhilfe">Was zu tun ist</h2><p>${remedy}</p></section>
<p class="lk-klein lk-oben">Für Programme: <code>code</code> ist <code>${code}</code>, der Status ${status}.</p>`,
    };
  },
};
