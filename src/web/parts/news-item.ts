import type { FeedItem } from '../../../contracts/views/feed.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import { dayOfMoment } from '../words/dates.ts';
import { after } from '../words/organisation.ts';
import { type LightKind, lightIcon } from './light.ts';
import { organisation, ownerLink, solutionLink } from './links.ts';
import { tell } from './news-words.ts';

const LIGHT_OF_STATUS: Readonly<Record<string, LightKind>> = {
  'im-betrieb': 'betrieb',
  'in-einfuehrung': 'einfuehrung',
  'in-erprobung': 'erprobung',
};

const LIGHT_OF_TYPE: Readonly<Record<string, LightKind>> = {
  ProjectShared: 'betrieb',
  ReferenceClaimed: 'betrieb',
  AdoptionPlanned: 'geplant',
  OutcomeReported: 'hell',
  OutcomeConfirmed: 'hell',
  BestPracticeRecognised: 'hell',
  UsageReconfirmed: 'betrieb',
  UsageEnded: 'beendet',
  ProjectWithdrawn: 'beendet',
  AdoptionAbandoned: 'aufgegeben',
  ResultReleased: 'aufgegeben',
};

const iconOf = ({ type, data }: FeedItem): Markup => {
  const status = LIGHT_OF_STATUS[String(data.status)];
  return lightIcon(status ?? LIGHT_OF_TYPE[type] ?? 'unbekannt', type === 'BestPracticeRecognised');
};

const from = ({ about }: FeedItem): string => {
  const source = about && organisation(about);
  return source ? `, übernommen ${after('von', source)}` : '';
};

const subject = (item: FeedItem): Piece => {
  const named = organisation(item);
  return named === undefined ? 'Eine Kommune' : ownerLink(item, named.name, 'wer');
};

const aboutLink = ({ about }: FeedItem): Piece =>
  about?.solutionId && about.title ? solutionLink(about.solutionId, about.title) : about?.title;

/** One thing that happened, as a sentence with its light: who, what, about which solution, when. */
export const newsItem = (item: FeedItem): Markup => {
  const told = tell(item);
  const details = [aboutLink(item), told.detail, dayOfMoment(item.time)].filter(Boolean);
  return html`<li id="e-${item.id}">${iconOf(item)}<div>${subject(item)} ${told.words}${told.adopted && from(item)}<span class="wann">${join(details, ' · ')}</span></div></li>`;
};
