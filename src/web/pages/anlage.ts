import { getAnlage } from '../../../contracts/views/anlage.ts';
import { asPage } from '../anlage/as-page.ts';
import { fitted } from '../anlage/fit.ts';
import { made as madeAt } from '../anlage/made.ts';
import type { Paper } from '../anlage/paper.ts';
import { paperFiles } from '../anlage/paper-files.ts';
import { solutionPaper } from '../anlage/solution-paper.ts';
import type { PageDefinition, PageRequest } from '../page.ts';
import { pageName } from '../solution/page-name.ts';
import { addressWith } from '../words/address.ts';

const ASKED = ['stand', 'zum', 'atLeast'] as const;

/** The Anlage for one solution, as much of it as two sheets hold. */
const made = async (request: PageRequest): Promise<{ readonly paper: Paper; readonly name: string }> => {
  const { ask, id, params: given, turn } = request;
  const params = Object.fromEntries(ASKED.map((name) => [name, given[name]]));
  const anlage = await ask(getAnlage, { solutionId: id }, params);
  await turn();
  const around = madeAt(request);
  return { paper: fitted((room) => solutionPaper(anlage, around, room)), name: pageName(anlage) };
};

/** "Anlage zur Vorlage": two sheets for the council, as a page that can be printed, for Word and as PDF. */
export const anlage: PageDefinition = {
  path: '/loesungen/:id/anlage',
  params: ASKED,
  files: paperFiles(
    ({ id }) => `anlage-${id}`,
    async (request) => (await made(request)).paper,
  ),
  make: async (request) => {
    const { paper, name } = await made(request);
    const path = `/loesungen/${request.id}`;
    return {
      title: `Anlage zur Vorlage: ${name}`,
      description: `Zwei Seiten für den Rat über ${name}: wer es nutzt, was es kostet, was es gebracht und was nicht geklappt hat.`,
      section: '/loesungen',
      trail: [
        { label: 'Lösungen finden', href: '/loesungen' },
        { label: paper.title, href: path },
        { label: 'Anlage' },
      ],
      body: asPage(paper, (ending) =>
        addressWith(`${path}/anlage.${ending}`, { ...request.params, atLeast: undefined }),
      ),
    };
  },
};
