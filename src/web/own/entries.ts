import type { KommuneDetail } from '../../../contracts/views/kommune.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import type { OwnRow } from '../page.ts';
import { ownerLink } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { counted } from '../words/numbers.ts';

/** What a Kommune shares and uses, as its own entries. */
export const detailRows = ({ loesungen, uebernahmen }: KommuneDetail): readonly OwnRow[] => [
  ...loesungen.map((one) => ({
    title: one.title,
    href: `/loesungen/${one.solutionId}`,
    kind: 'Lösung',
    state: one.withdrawn ? 'zurückgezogen' : `Fassung ${one.version}`,
    sichtbarkeit: one.sichtbarkeit,
    change: one.withdrawn
      ? undefined
      : ([`/eintragen/revise-project?solutionId=${one.solutionId}`, 'Neue Fassung'] as const),
  })),
  ...uebernahmen.map((one) => ({
    title: one.title,
    href: `/loesungen/${one.solutionId ?? one.adoptionId}`,
    kind: one.gemeinsam ? 'Mitgebaut' : 'Übernahme',
    state: wordOf('status', one.status),
    sichtbarkeit: one.sichtbarkeit,
    change: OVER.has(one.status)
      ? undefined
      : ([`/eintragen/change-adoption-status?adoptionId=${one.adoptionId}`, 'Stand ändern'] as const),
  })),
];

const OVER: ReadonlySet<string> = new Set(['beendet', 'nicht-weiterverfolgt']);

const SEEN: Readonly<Record<string, string>> = {
  oeffentlich: 'alle',
  verbund: 'unsere Zusammenschlüsse',
  kommune: 'nur wir',
};

const row = ({ title, href, kind, state, sichtbarkeit, change }: OwnRow): Markup =>
  html`<li><a href="${href}">${title}</a><p class="lk-klein">${kind} · ${state} · sichtbar für: ${SEEN[sichtbarkeit] ?? sichtbarkeit}${change && html` · <a href="${change[0]}">${change[1]}<span class="lk-nurlesen">: ${title}</span></a>`}</p></li>`;

/** So many stand open; more fold up. */
const OPEN = 10;

/** All that the Kommune has entered, with who sees it. */
export const ownEntries = (rows: readonly OwnRow[]): Markup => {
  if (rows.length === 0)
    return html`<p>Noch nichts. Fangen Sie damit an, was Sie schon nutzen: <a href="/loesungen">Lösungen finden</a> und dort „Wir nutzen das auch“, oder <a href="/eintragen/share-project">ein Projekt vorstellen</a>.</p>`;
  const more = rows.slice(OPEN);
  return html`<ul class="lk-liste">${rows.slice(0, OPEN).map(row)}</ul>${more.length > 0 && html`<details class="lk-d"><summary>${counted(more.length, 'weiterer Eintrag', 'weitere Einträge')}</summary><ul class="lk-liste">${more.map(row)}</ul></details>`}`;
};

const LEVELS: readonly (readonly [level: string, words: string, means: string])[] = [
  ['oeffentlich', 'Alle', 'Das liest man auch ohne Anmeldung; es steht in Suche, Zahlen und Verbreitung.'],
  [
    'verbund',
    'Ihre Zusammenschlüsse',
    'Das lesen sie und wer ihnen angehört; öffentlich zählt es nirgends mit.',
  ],
  ['kommune', 'Nur Sie', 'Sonst erfährt niemand, dass es das gibt.'],
];

/** Who sees what of it: how much stands at each level, and who belongs to the own Zusammenschlüsse. */
export const whoSeesWhat = (detail: KommuneDetail, rows: readonly OwnRow[]): Markup => {
  const count = (level: string) => rows.filter(({ sichtbarkeit }) => sichtbarkeit === level).length;
  const circles: Piece =
    detail.verbuende.length > 0 &&
    html`<p>Ihre Zusammenschlüsse: ${join(
      detail.verbuende.map(({ since: _, ...verbund }) => ownerLink({ verbund })),
      ', ',
    )}.</p>`;
  return html`<dl class="lk-dl">${LEVELS.map(([level, words, means]) => html`<dt>${words}</dt><dd>${counted(count(level), 'Eintrag', 'Einträge')}. ${means}</dd>`)}</dl>${circles}<p class="lk-klein">Aufgaben, Eingang und diese Seite sieht nur, wer für Sie handelt. Vor Anträgen auf Informationszugang schützt auch „nur Sie“ nicht.</p>`;
};
