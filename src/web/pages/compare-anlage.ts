import type { Anlage } from '../../../contracts/views/anlage.ts';
import { compareSolutions } from '../../../contracts/views/anlage.ts';
import { asPage } from '../anlage/as-page.ts';
import { fitted } from '../anlage/fit.ts';
import { made } from '../anlage/made.ts';
import type { Paper } from '../anlage/paper.ts';
import { paperFiles } from '../anlage/paper-files.ts';
import { chooser } from '../compare/chooser.ts';
import { addressed, CHOOSING, chosenIn } from '../compare/chosen.ts';
import { comparisonPaper } from '../compare/comparison-paper.ts';
import { html } from '../markup.ts';
import type { PageDefinition, PageRequest } from '../page.ts';
import { addressWith } from '../words/address.ts';

const PATH = '/vergleich/anlage';

const paperOf = (items: readonly Anlage[], request: PageRequest): Paper => {
  const around = made(request);
  return fitted((room) => comparisonPaper(items, around, room));
};

/** Throws Problem 400 where the address names fewer than two, or more than four. */
const askedPaper = async (request: PageRequest): Promise<Paper> => {
  const { id, stand, zum, atLeast } = request.params;
  const { items } = await request.ask(compareSolutions, {}, { id, stand, zum, atLeast });
  await request.turn();
  return paperOf(items, request);
};

/** The Anlage of a comparison: two to four solutions on two sheets. */
export const compareAnlage: PageDefinition = {
  path: PATH,
  params: CHOOSING,
  files: paperFiles(() => 'anlage-vergleich', askedPaper),
  make: async (request) => {
    const { items } = await chosenIn(request);
    const page = {
      title: 'Anlage zur Vorlage: Vergleich',
      section: '/loesungen',
      trail: [
        { label: 'Lösungen finden', href: '/loesungen' },
        { label: 'Vergleich', href: addressWith('/vergleich', addressed(items, request)) },
        { label: 'Anlage' },
      ],
    };
    if (items.length < 2)
      return { ...page, body: html`<h1>Lösungen vergleichen</h1>${await chooser(request, items, null)}` };
    return {
      ...page,
      body: asPage(paperOf(items, request), (ending) =>
        addressWith(`${PATH}.${ending}`, addressed(items, request)),
      ),
    };
  },
};
