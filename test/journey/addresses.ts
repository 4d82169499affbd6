import type { QueryDefinition } from '../../contracts/definitions.ts';
import { FEED_SERVICES } from '../../contracts/feeds.ts';
import { KINDS } from '../../contracts/subjects.ts';
import { VIEWS } from '../../contracts/views/all.ts';
import { CHANNELS } from '../../contracts/views/channels.ts';
import { properties } from '../../src/http/json-schema.ts';
import { filesOf } from '../../src/web/csv/list-file.ts';
import { PAGES } from '../../src/web/shown.ts';

const PLACE = /\{\w+\}|:id/;

/** Ids by the name of their kind. */
type Ids = Readonly<Record<string, readonly string[]>>;

const ofQuery = ({ path, params }: QueryDefinition): string[] => {
  const takes = new Set(properties(params).map(([name]) => name));
  const about = PLACE.test(path);
  return [
    `/v1${path}`,
    ...(about && takes.has('zum') ? [`/v1${path}?zum=2026-01-01`] : []),
    ...(!about && takes.has('limit') ? [`/v1${path}?limit=200`] : []),
  ];
};

/** Addresses of the registries, with a place for an id where they have one; those of problems name nothing of a hub. */
const TEMPLATES: readonly string[] = [
  ...VIEWS.flatMap(ofQuery),
  ...FEED_SERVICES.map(({ path }) => path),
  ...PAGES.filter(({ path, volatile }) => volatile !== true && !path.includes(':code')).flatMap((page) => [
    page.path,
    // What a page can be taken along as, where that is text.
    ...filesOf(page)
      .filter(({ type }) => /^text|svg/.test(type))
      .map(({ ending }) => `${page.path}.${ending}`),
  ]),
];

/** The given ids that may stand in the place of an address: those of the kinds that are read there. */
const idsFor = (template: string, ids: Ids): readonly string[] => {
  const beginning = template.slice(0, template.search(PLACE));
  return KINDS.filter(({ address, page }) => address === beginning || page === beginning).flatMap(
    ({ name }) => ids[name] ?? [],
  );
};

/** Every address of the hub at which somebody can read about these things, pages and channels among them. */
export const addresses = (ids: Ids): string[] => [
  ...TEMPLATES.flatMap((template) =>
    PLACE.test(template) ? idsFor(template, ids).map((id) => template.replace(PLACE, id)) : [template],
  ),
  ...CHANNELS.flatMap(({ name, parameter }) =>
    parameter === undefined ? [] : (ids[name] ?? []).map((id) => `/v1/feed?limit=200&channel=${name}:${id}`),
  ),
];
