import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import { outsideLink, ownerLink, solutionLink } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { numberWords } from '../words/numbers.ts';
import { outsideWords } from './adoption-words.ts';

const linked = (href: string): Markup => outsideLink(href, new URL(href).hostname);

/** Everything that one must know before taking it over; what nobody has said is not shown. */
const factsOf = (detail: SolutionDetail): readonly (readonly [string, Piece])[] => {
  const {
    kosten,
    betrieb,
    ursprungAussen,
    eingeladen = [],
    module = [],
    enthaelt = [],
    bausteinVon = [],
    links = [],
  } = detail;
  const facts: readonly (readonly [string, Piece])[] = [
    ['Kosten', kosten && `${numberWords(kosten.von)} bis ${numberWords(kosten.bis)} ${kosten.einheit}`],
    ['Betrieb', betrieb && wordOf('betrieb', betrieb)],
    ['Voraussetzung', detail.voraussetzungen],
    ['Fachverfahren', detail.fachverfahren],
    ['Beschafft durch', detail.beschafftDurch],
    ['Bausteine zum Auswählen', module.length > 0 && join(module, ', ')],
    [
      'Enthält',
      enthaelt.length > 0 &&
        join(
          enthaelt.map(({ solutionId, title }) => solutionLink(solutionId, title)),
          ', ',
        ),
    ],
    [
      'Baustein von',
      bausteinVon.length > 0 &&
        join(
          bausteinVon.map(({ solutionId, title }) => solutionLink(solutionId, title)),
          ', ',
        ),
    ],
    [
      'Zum gemeinsamen Tragen eingeladen',
      eingeladen.length > 0 && [
        join(
          eingeladen.map((kommune) => ownerLink({ kommune })),
          ', ',
        ),
        ' (noch nicht bestätigt)',
      ],
    ],
    ['Herkunft', ursprungAussen && outsideWords(ursprungAussen)],
    ['Lizenz', detail.lizenz],
    ['Leistungsschlüssel (LeiKa)', detail.leika],
    ['Mehr dazu', links.length > 0 && join(links.map(linked), ', ')],
  ];
  return facts.filter(([, value]) => Boolean(value));
};

/** "Was man braucht": cost, operation, prerequisites. Names products, so it says what it is not (rule 22). */
export const whatItNeeds = (detail: SolutionDetail): Piece => {
  const facts = factsOf(detail);
  if (facts.length === 0) return null;
  return html`<section class="lk-flaeche" aria-labelledby="braucht"><h2 id="braucht">Was man braucht</h2><dl class="lk-dl">${facts.map(
    ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`,
  )}</dl><p class="lk-klein lk-oben">Keine Produktempfehlung, ersetzt kein Vergabeverfahren.</p></section>`;
};

/** "Was wird für wen besser?" and how it is measured. */
export const whatGetsBetter = ({ wertversprechen, zielgruppe, nutzennachweis }: SolutionDetail): Piece => {
  if (!wertversprechen && !zielgruppe && !nutzennachweis) return null;
  return html`<section aria-labelledby="besser"><h2 id="besser">Was wird für wen besser?</h2>${wertversprechen && html`<p class="lk-text">${wertversprechen}</p>`}${zielgruppe && html`<p class="lk-oben"><b>Für:</b> ${zielgruppe}</p>`}${nutzennachweis && html`<p class="lk-oben"><b>Woran messen wir das?</b> ${nutzennachweis}</p>`}</section>`;
};
