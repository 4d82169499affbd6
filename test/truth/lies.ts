/** A lie that is planted in the HTML of a page: what stands there, and what is put in its place. */
export interface Lie {
  readonly lie: string;
  readonly truth: RegExp;
  /** Of what was matched; a name that the page does not have, where one is needed. */
  readonly told: (matched: readonly string[], stranger: string) => string;
}

const more = (digits: string | undefined, by = 1): string => String(Number(digits) + by);

/** Each stands on some page of the demo. */
export const LIES: readonly Lie[] = [
  {
    lie: 'a count is off by one',
    truth: /<b>(\d+) Kommunen<\/b>/,
    told: ([, count]) => `<b>${more(count)} Kommunen</b>`,
  },
  {
    lie: 'a date is another year',
    truth: /(<li id="u-[^>]*>.*?seit \p{L}+ )(\d{4})/u,
    told: ([, before, year]) => `${before}${more(year, -1)}`,
  },
  {
    lie: 'a date is told nearer than it is known',
    truth: /übernommen (von [^,<·]+), im (\p{Lu}\p{L}+ \d{4})/u,
    told: ([, from, month]) => `übernommen ${from}, am 3. ${month}`,
  },
  {
    lie: 'a row is about another Kommune',
    truth: /(<li id="u-[^>]*>.*?<a href="\/kommunen\/[^>]*>)([^<]+)</,
    told: ([, before], stranger) => `${before}${stranger}<`,
  },
  {
    lie: 'it was taken over from somebody else',
    truth: /(<span class="wann">)übernommen von [^,<·]+/,
    told: ([, before], stranger) => `${before}übernommen von ${stranger}`,
  },
  {
    lie: 'whoever hears the drawing is told another source',
    truth: /(aria-label="[^"]*)übernommen von [^,"]+/,
    told: ([, before], stranger) => `${before}übernommen von ${stranger}`,
  },
  {
    lie: 'a light stands years from its date',
    truth: /(<text class="s"[^>]*>\p{Lu}\p{L}+\.? )(\d{4})( · im Betrieb)/u,
    told: ([, before, year, after]) => `${before}${more(year, -3)}${after}`,
  },
  {
    lie: 'a trial is told as in use',
    truth: /(<li id="u-[^>]*>(?:(?!<\/li>).)*?)in Erprobung seit/,
    told: ([, before]) => `${before}im Betrieb seit`,
  },
  {
    lie: 'what was changed is told as taken over as it is',
    truth: / · angepasst/,
    told: () => ' · so wie dort',
  },
  {
    lie: 'an outcome that nobody has confirmed is told as confirmed',
    truth: /noch von niemandem bestätigt/,
    told: () => 'bestätigt',
  },
  {
    lie: 'a figure of an outcome is another one',
    truth: /<p class="wert"><b>(\d+) /,
    told: ([, figure]) => `<p class="wert"><b>${more(figure)} `,
  },
  {
    lie: 'a use that nobody has confirmed is told as confirmed',
    truth: /(<li id="u-[^>]*>(?:(?!<\/li>).)*?im Betrieb seit [^,<]*), seit \d+ Monaten nicht bestätigt/,
    told: ([, before]) => before ?? '',
  },
  {
    lie: 'a use is not confirmed for a month more than it is',
    truth: /seit (\d+) Monaten nicht bestätigt/,
    told: ([, months]) => `seit ${more(months)} Monaten nicht bestätigt`,
  },
  {
    lie: 'a use that has ended is told as running',
    truth: /(<li id="u-[^>]*>(?:(?!<\/li>).)*?)beendet (?:am|im) [^,<]*/,
    told: ([, before]) => `${before}im Betrieb seit März 2022`,
  },
  {
    lie: 'a source is another one',
    truth: /(<li id="u-[^>]*>(?:(?!<\/li>).)*?laut (?:<a [^>]*>)?)[^<(]+/,
    told: ([, before]) => `${before}Ein anderes Blatt`,
  },
  {
    lie: 'who was only claimed to use it is counted',
    truth: /<b>(\d+)<\/b>(<div><p class="was">Stellen? nutz\p{L}+ es laut)/u,
    told: ([, count, after]) => `<b>${more(count)}</b>${after}`,
  },
  {
    lie: 'an adoption is not told',
    truth: /<li id="u-(?:(?!<li id="u-|<\/section>)[\s\S])*(?=<li id="u-)/,
    told: () => '',
  },
  {
    lie: 'a link leads to somebody else than it names',
    truth: /<a href="\/kommunen\/[0-9a-f]{8}/,
    told: () => '<a href="/kommunen/00000000',
  },
];
