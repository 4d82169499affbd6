import type { Choice } from '../../access/choice.ts';
import { html, type Markup, type Piece } from '../markup.ts';

/** So many are offered at once; of more, those that are searched for. */
const OFFERED = 20;

const fold = (text: string): string => text.toLocaleLowerCase('de');

const found = (choice: Choice, searched: string) => {
  const roles = choice.all().filter(({ organisation }) => organisation.startsWith('kommune-'));
  const first = new Map(roles.toReversed().map((role) => [role.organisation, role]));
  const fitting = [...first.values()].filter((role) => fold(role.organisationName).includes(fold(searched)));
  return fitting.sort((a, b) => a.organisationName.localeCompare(b.organisationName, 'de'));
};

const list = (choice: Choice, searched: string): Piece => {
  const all = found(choice, searched);
  if (all.length === 0)
    return html`<p>Keine Kommune heißt so. Steht sie noch nicht hier, <a href="/eintragen/register-kommune">tragen Sie sie ein</a>.</p>`;
  const more = all.length - OFFERED;
  return html`<ul class="lk-liste">${all.slice(0, OFFERED).map((role) => html`<li><form method="post" action="/demo-rolle"><input type="hidden" name="zurueck" value="/unsere-kommune"><input type="hidden" name="rolle" value="${role.id}"><button class="lk-btn klein" type="submit">${role.organisationName}</button> <span class="lk-klein">${role.title}</span></form></li>`)}</ul>${more > 0 && html`<p class="lk-klein">Und ${more} weitere: bitte suchen.</p>`}`;
};

/** Which Kommune somebody wants to be; where one signs in, that says it. */
export const chooseKommune = (choice: Choice | undefined, searched: string): Markup =>
  choice === undefined
    ? html`<p>Bitte melden Sie sich an: Dann steht hier, was Ihre Kommune betrifft.</p>`
    : html`<p>In der Demonstration wählen Sie, für welche Kommune Sie handeln.</p><form class="lk-form" method="get" action="/unsere-kommune" role="search"><div class="kern-form-input"><label class="kern-label" for="suche">Name Ihrer Kommune</label><input class="kern-form-input__input" id="suche" name="suche" type="search" value="${searched}" autocomplete="off"></div><p class="lk-btnr"><button class="lk-btn p" type="submit">Suchen</button></p></form>${list(choice, searched)}`;
