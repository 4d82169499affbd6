import type { ChoosableActor } from '../../access/choice.ts';
import { html, type Markup } from '../markup.ts';
import type { OfferedRoles } from '../roles.ts';

const option = (actor: ChoosableActor, chosen: string | undefined) =>
  html`<option value="${actor.id}"${actor.id === chosen && html` selected`}>${actor.title}</option>`;

const groups = (actors: readonly ChoosableActor[], chosen: string | undefined) => {
  return [...Map.groupBy(actors, ({ organisationName }) => organisationName)]
    .sort(([one], [other]) => one.localeCompare(other, 'de'))
    .map(
      ([name, members]) =>
        html`<optgroup label="${name}">${members.map((actor) => option(actor, chosen))}</optgroup>`,
    );
};

const more = html` Weitere Rollen stehen auf der Seite der jeweiligen <a href="/kommunen">Kommune</a> und des jeweiligen <a href="/zusammenschluesse">Zusammenschlusses</a>.`;

/** Whom the demonstration lets one be; works without JavaScript. `address` is where the way back leads. */
export const roleSwitch = ({ actors, current, all }: OfferedRoles, address: string): Markup =>
  html`<details class="lk-rolle"><summary>Rolle: ${current === undefined ? 'ohne (wie die Öffentlichkeit)' : `${current.organisationName}: ${current.title}`}</summary><form method="post" action="/demo-rolle"><label for="rolle">In der Demonstration auftreten als</label><select id="rolle" name="rolle"><option value="">ohne Rolle (wie die Öffentlichkeit)</option>${groups(actors, current?.id)}</select><input type="hidden" name="zurueck" value="${address}"><p class="lk-klein lk-oben">So lässt sich ausprobieren, was eine Kommune oder ein Zusammenschluss über das Öffentliche hinaus sieht.${!all && more}</p><p class="lk-oben"><button class="lk-btn p klein" type="submit">Rolle wechseln</button></p></form></details>`;
