import type { PageDefinition } from '../page.ts';
import { find } from './find.ts';
import { help } from './help.ts';
import { kommune } from './kommune.ts';
import { kommunen } from './kommunen.ts';
import { news } from './news.ts';
import { problem } from './problem.ts';
import { problems } from './problems.ts';
import { solution } from './solution.ts';
import { spread } from './spread.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { verbuende } from './verbuende.ts';
import { verbund } from './verbund.ts';

/** All pages for people; their tests go over this list. */
export const PAGES: readonly PageDefinition[] = [
  start,
  find,
  solution,
  spread,
  news,
  kommunen,
  kommune,
  verbuende,
  verbund,
  help,
  problems,
  problem,
  status,
];
