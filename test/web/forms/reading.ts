const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The text of a page as people read it: what was escaped, as it was. */
export const unescaped = (html: string): string =>
  html.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => NAMED[name] ?? '');

/** What the summary at the top of a form says; empty where there is none. */
export const summaryOf = (html: string): string =>
  unescaped(/<div class="lk-fehler".*?<\/div>/s.exec(html)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ');

/** The fields that the summary leads to, by their ids; each must be there. */
export const pointedTo = (html: string): string[] => {
  const [, summary = ''] = /<div class="lk-fehler"(.*?)<\/div>/s.exec(html) ?? [];
  const ids = [...summary.matchAll(/href="#(f-[^"]+)"/g)].map(([, id = '']) => id);
  for (const id of ids) if (!html.includes(` id="${id}"`)) throw new Error(`the page has no ${id}`);
  return ids;
};

/** The values that a form carries by now, by their names: of texts, choices and what is hidden. */
export const valuesIn = (html: string): Map<string, string> => {
  const inputs = [...html.matchAll(/<input [^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/type="(radio|checkbox)"/.test(tag) || tag.includes(' checked'))
    .map((tag): [string, string] => [
      / name="([^"]*)"/.exec(tag)?.[1] ?? '',
      / value="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]);
  const areas = [...html.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/g)].map(
    ([, name = '', text = '']): [string, string] => [name, text],
  );
  const selects = [...html.matchAll(/<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name = '', options = '']): [string, string] => [
      name,
      /value="([^"]*)" selected/.exec(options)?.[1] ?? '',
    ],
  );
  return new Map([...inputs, ...areas, ...selects].map(([name, value]) => [name, unescaped(value)]));
};
