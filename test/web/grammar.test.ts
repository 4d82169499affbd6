import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';

let on: Stage;

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DEMO: 'on' });
}, 120_000);

afterAll(() => on.hub.close());

const words = (html: string): string =>
  html
    .replace(/<head>.*<\/head>/s, '')
    // What is beside a name in a table of facts is no sentence with it.
    .replaceAll(/<dt>.*?<\/dt>/gs, '')
    .replaceAll(/<li>[^<]*<\/li>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

const NOUN =
  '(?:Gemeinde|Stadt|Kreis|Landkreis|Zweckverband|Zusammenarbeit|Samtgemeinde|Verbandsgemeinde|Amt)';

/** An organisation after a preposition without its article, or with one that is not drawn together; and what is no word at all. */
const WRONG = new RegExp(
  `(?<!\\p{L})(?:von|bei|in|zu|mit|durch|für) ${NOUN} \\p{Lu}\\p{L}+|(?:von|in|zu|bei) dem ${NOUN}|zu der ${NOUN}|undefined|\\[object|NaN`,
  'gu',
);

it('names of organisations stand in sentences as they are spoken: "vom Zweckverband", "im Landkreis"', async () => {
  const { items } = (await on.json('/v1/solutions?limit=200')) as { items: { solutionId: string }[] };
  const { items: kommunen } = (await on.json('/v1/kommunen?limit=200')) as { items: { kommuneId: string }[] };
  const variants = new Set<string>();
  for (const { solutionId } of items) {
    const { adoptions } = (await on.json(`/v1/solutions/${solutionId}`)) as {
      adoptions: { solutionId?: string; adoptionId: string }[];
    };
    for (const one of adoptions) variants.add(one.solutionId ?? one.adoptionId);
  }
  const chains = items.flatMap(({ solutionId }) =>
    ['', '?ansicht=liste', '?ansicht=tabelle'].map((view) => `/loesungen/${solutionId}/verbreitung${view}`),
  );
  const paths = [
    ...[
      '/',
      '/neues?limit=200',
      '/loesungen?limit=200',
      '/kommunen?limit=200',
      '/zusammenschluesse',
      '/gesuche',
    ],
    ...items.map(({ solutionId }) => `/loesungen/${solutionId}`),
    ...[...variants].map((id) => `/loesungen/${id}`),
    ...kommunen.map(({ kommuneId }) => `/kommunen/${kommuneId}`),
    ...chains.filter((_, index) => index < 120),
  ];
  const wrong = new Set<string>();
  for (const path of paths)
    for (const [found] of words(await on.text(path, undefined, 'text/html')).matchAll(WRONG))
      wrong.add(`${path}: ${found}`);
  expect([...wrong]).toEqual([]);
  expect('übernommen von Landkreis Torfmark'.match(WRONG)).toHaveLength(1);
}, 120_000);
