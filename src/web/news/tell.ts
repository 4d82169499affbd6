import type { FeedItem } from '../../../contracts/views/feed.ts';
import { adoptionNews } from './adoption.ts';
import { kommuneNews } from './kommune.ts';
import { lotseNews } from './lotse.ts';
import { membershipNews } from './membership.ts';
import { outcomeNews } from './outcome.ts';
import { recognitionNews } from './recognition.ts';
import { referenceNews } from './reference.ts';
import { solutionNews } from './solution.ts';
import type { Data, Told } from './told.ts';
import { verbundNews } from './verbund.ts';

/** The sentences of every subject, one line each. */
const SENTENCES: Readonly<Record<string, (data: Data) => Told>> = {
  ...kommuneNews,
  ...verbundNews,
  ...membershipNews,
  ...referenceNews,
  ...solutionNews,
  ...recognitionNews,
  ...adoptionNews,
  ...outcomeNews,
  ...lotseNews,
};

/** The types of which something can be said; a test compares them with the registry. */
export const TOLD_TYPES: ReadonlySet<string> = new Set(Object.keys(SENTENCES));

/** What is said of a thing that happened; of a type that this edition does not know, its title. */
export const tell = ({ type, title, data }: FeedItem): Told => SENTENCES[type]?.(data) ?? { words: title };
