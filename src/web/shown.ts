import { handbook } from './help/handbook.ts';
import { adoptionNews } from './news/adoption.ts';
import { kommuneNews } from './news/kommune.ts';
import { lotseNews } from './news/lotse.ts';
import { mandateNews } from './news/mandate.ts';
import { membershipNews } from './news/membership.ts';
import { needNews } from './news/need.ts';
import { outcomeNews } from './news/outcome.ts';
import { recognitionNews } from './news/recognition.ts';
import { referenceNews } from './news/reference.ts';
import { solutionNews } from './news/solution.ts';
import type { Sentences, Tell } from './news/told.ts';
import { verbundNews } from './news/verbund.ts';
import type { OwnRows, PageDefinition } from './page.ts';
import { accessibility } from './pages/accessibility.ts';
import { anlage } from './pages/anlage.ts';
import { compare } from './pages/compare.ts';
import { compareAnlage } from './pages/compare-anlage.ts';
import { desk } from './pages/desk.ts';
import { enter } from './pages/enter.ts';
import { find } from './pages/find.ts';
import { firstSteps } from './pages/first-steps.ts';
import { help } from './pages/help.ts';
import { imprint } from './pages/imprint.ts';
import { kommune } from './pages/kommune.ts';
import { kommunen } from './pages/kommunen.ts';
import { kommuneMailboxes, verbundMailboxes } from './pages/mailboxes.ts';
import { month } from './pages/month.ts';
import { need, needs, ownNeeds } from './pages/need.ts';
import { news } from './pages/news.ts';
import { ownKommune } from './pages/own-kommune.ts';
import { privacy } from './pages/privacy.ts';
import { problem } from './pages/problem.ts';
import { problems } from './pages/problems.ts';
import { solution } from './pages/solution.ts';
import { spread } from './pages/spread.ts';
import { start } from './pages/start.ts';
import { status } from './pages/status.ts';
import { verbuende } from './pages/verbuende.ts';
import { verbund } from './pages/verbund.ts';

/** What people read of a subject: its pages, the sentences in which its news is told, and the own entries where they stand in no answer of a Kommune. */
interface Shown {
  readonly pages?: readonly PageDefinition[];
  readonly news?: Sentences<string>;
  readonly own?: OwnRows;
}

/** Every subject, one line each, in the order of the menu; the pages that belong to none stand around them. */
const SHOWN: readonly Shown[] = [
  { pages: [start] },
  { pages: [find, solution, spread, anlage, compare, compareAnlage], news: solutionNews },
  { pages: [needs, need], news: needNews, own: ownNeeds },
  { pages: [news] },
  { pages: [kommunen, kommune], news: kommuneNews },
  { pages: [verbuende, verbund, desk], news: verbundNews },
  { pages: [ownKommune] },
  { news: membershipNews },
  { news: mandateNews },
  { news: referenceNews },
  { news: recognitionNews },
  { news: adoptionNews },
  { news: outcomeNews },
  { news: lotseNews },
  { pages: [month, kommuneMailboxes, verbundMailboxes] },
  {
    pages: [enter, firstSteps, help, ...handbook, problems, problem, status, imprint, privacy, accessibility],
  },
];

/** All pages for people; their tests go over this list. */
export const PAGES: readonly PageDefinition[] = SHOWN.flatMap(({ pages = [] }) => pages);

const SENTENCES: Sentences<string> = Object.assign({}, ...SHOWN.map(({ news = {} }) => news));

/** The types of which something can be said; a test compares them with the registry. */
export const TOLD_TYPES: ReadonlySet<string> = new Set(Object.keys(SENTENCES));

/** What is said of a thing that happened; of a type that this edition does not know, its title. */
export const tell: Tell = ({ type, title, data }) => SENTENCES[type]?.(data) ?? { words: title };

/** The own entries of every subject that says some. */
export const ownRows: OwnRows = async (ask, kommuneId) => {
  const all = SHOWN.flatMap(({ own }) => own ?? []).map((rows) => rows(ask, kommuneId));
  return (await Promise.all(all)).flat();
};
