import { html, type Piece } from '../markup.ts';
import { type Params, single } from '../page.ts';
import { addressWith } from '../words/address.ts';
import { monthsOnAxis } from '../words/dates.ts';
import { type Grouping, laneOf } from './groups/lanes.ts';
import { lightsIn } from './groups/matrix.ts';
import { members } from './groups/members.ts';
import { periodOf } from './groups/periods.ts';
import { changeSums, lightsWith, type Sum } from './groups/sums.ts';
import type { Chain, Light } from './lights.ts';
import type { Look } from './look.ts';

/** What chooses the names that stand below a drawing, and the part of them where there are many. */
export const CHOICES = ['gruppe', 'zeit', 'aenderung', 'name', 'teil'] as const;

/** Chains of which all names stand below at once. */
const ALL_NAMED = 60;

/** The parameters of a page without its choices. */
export const unchosen = (params: Params): Params => ({
  ...params,
  ...Object.fromEntries(CHOICES.map((name) => [name, undefined])),
});

interface Chosen {
  readonly title: string;
  readonly lights: readonly Light[];
}

const includes = (name: string, asked: string): boolean =>
  name.toLocaleLowerCase('de').includes(asked.trim().toLocaleLowerCase('de'));

/** The lights that an address asks for by name; undefined where it asks for none. */
const chosenIn = (chain: Chain, grouping: Grouping, params: Params, today: string): Chosen | undefined => {
  const [lane, time, what, name] = ['gruppe', 'zeit', 'aenderung', 'name'].map((one) => single(params, one));
  if (lane !== undefined) {
    const period = periodOf(time);
    const lights = lightsIn(chain, grouping, lane, period, monthsOnAxis(today));
    const group = lights[0] && laneOf(lights[0], grouping).name;
    return { title: [group ?? 'Diese Gruppe', period?.words].filter(Boolean).join(', '), lights };
  }
  if (what !== undefined) return { title: `Geändert: ${what}`, lights: lightsWith(chain, what) };
  if (name?.trim()) {
    const found = chain.lights.filter((light) => !light.node.nameless && includes(light.name, name));
    return { title: `Namen mit „${name.trim()}“`, lights: found };
  }
  return undefined;
};

const searchFor = (path: string, params: Params): Piece => {
  const kept = Object.entries(unchosen(params)).flatMap(([name, value]) =>
    typeof value === 'string' ? [html`<input type="hidden" name="${name}" value="${value}">`] : [],
  );
  return html`<form class="lk-namenssuche" action="${path}#gruppe" method="get">${kept}<label for="namenssuche">Eine Kommune in dieser Verbreitung finden</label><span><input id="namenssuche" name="name" type="search" value="${single(params, 'name') ?? ''}" maxlength="80" autocomplete="off"><button class="lk-btn" type="submit">Finden</button></span></form>`;
};

/** What belongs to the chain: how it is grouped, the address and its parameters, and its changes, summed. */
interface Below {
  readonly grouping: Grouping;
  readonly path: string;
  readonly params: Params;
  readonly sums: readonly Sum[];
}

/** What stands below the drawing of a large chain: the names that are asked for, a way to find one, and what was changed, summed. */
export const below = (chain: Chain, look: Look, { grouping, path, params, sums: summed }: Below): Piece => {
  const chosen = chosenIn(chain, grouping, params, look.today);
  const all =
    chain.lights.length <= ALL_NAMED
      ? {
          title: 'Alle Namen',
          lights: chain.lights.filter(({ node, beside }) => !node.origin || beside),
        }
      : undefined;
  const shown = chosen ?? all;
  const rest = unchosen(params);
  const part = {
    number: Math.max(1, Number(single(params, 'teil') ?? 1) || 1),
    hrefOf: (teil: number) => `${addressWith(path, { ...params, teil: String(teil) })}#gruppe`,
  };
  const close = chosen && addressWith(path, rest);
  const sums = changeSums(summed, (aenderung) => `${addressWith(path, { ...rest, aenderung })}#gruppe`);
  return html`${shown && members(shown.title, shown.lights, look, { close, part, ...(chosen === undefined ? { css: 'lk-gruppe alle' } : {}) })}${all === undefined && searchFor(path, params)}${sums}`;
};
