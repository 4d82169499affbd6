import type { Section } from './paper.ts';
import { better, occasion } from './sections/about.ts';
import { brought, cost } from './sections/figures.ts';
import { needed, published, whomToAsk } from './sections/prerequisites.ts';
import { changed, failed, used } from './sections/uses.ts';
import type { Telling } from './telling.ts';

/** What an Anlage for one solution tells, section by section. */
export const sectionsOf = (telling: Telling): readonly Section[] =>
  [occasion, better, used, cost, brought, failed, changed, needed, published, whomToAsk]
    .map((section) => section(telling))
    .filter((one) => one !== undefined);
