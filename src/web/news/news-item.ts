import type { FeedItem } from '../../../contracts/views/feed.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import { type LightKind, lightIcon } from '../parts/light.ts';
import { organisation, ownerLink, solutionLink } from '../parts/links.ts';
import { dayOfMoment } from '../words/dates.ts';
import { after } from '../words/organisation.ts';
import type { Tell, Told } from './told.ts';

const LIGHT_OF_STATUS: Readonly<Record<string, LightKind>> = {
  'im-betrieb': 'betrieb',
  'in-einfuehrung': 'einfuehrung',
  'in-erprobung': 'erprobung',
};

const iconOf = ({ data }: FeedItem, { light = 'unbekannt', recognised = false }: Told): Markup =>
  lightIcon(LIGHT_OF_STATUS[String(data.status)] ?? light, recognised);

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

const linkOf = ({ link: [href, words] = ['', ''] }: Told): Piece =>
  href && html`<a href="${href}">${words}</a>`;

/** True where the older of two neighbours tells of the newer one as well: both were made by one command, of one solution. */
const isTwin = ({ type, time, about, actor }: FeedItem, older: FeedItem | undefined, tell: Tell): boolean =>
  older !== undefined &&
  older.time === time &&
  older.actor.organisation === actor.organisation &&
  older.about?.solutionId === about?.solutionId &&
  tell(older).also?.includes(type) === true;

/** What happened, newest first, each fact once. */
export const newsItems = (items: readonly FeedItem[], tell: Tell): readonly Markup[] =>
  items.filter((item, index) => !isTwin(item, items[index + 1], tell)).map((item) => newsItem(item, tell));

/** One thing that happened, as a sentence with its light: who, what, about which solution, when; `before` stands in front of it. */
export const newsItem = (item: FeedItem, tell: Tell, before: Piece = null): Markup => {
  const told = tell(item);
  const details = [aboutLink(item), linkOf(told), told.detail, dayOfMoment(item.time)].filter(Boolean);
  return html`<li id="e-${item.id}">${iconOf(item, told)}<div>${before}${subject(item)} ${told.words}${told.adopted && from(item)}${item.zurueckgenommen && ' (inzwischen zurückgenommen)'}<span class="wann">${join(details, ' · ')}</span></div></li>`;
};
