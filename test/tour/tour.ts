import { dayInBerlin } from '../../contracts/days.ts';

/** A command of the tour as it is printed, and what is printed below it (none where nothing is). */
export interface TourStep {
  readonly command: string;
  readonly output: string | undefined;
}

const BLOCK = /```sh\n([\s\S]*?)\n```(?:\n```text\n([\s\S]*?)```)?/g;

/** The steps of a tour in Markdown. */
export const stepsOf = (markdown: string): TourStep[] =>
  [...markdown.matchAll(BLOCK)].map(([, command = '', output]) => ({ command, output }));

const day = (moment: number) => dayInBerlin(new Date(moment));

/** As of when what is entered today holds; the tour was printed on another day, and may run over midnight. */
const TODAY = /"stand":"(\d{4}-\d\d-\d\d)"/g;

/**
 * Positions and the day of today are all that differs from run to run: each position becomes a number, in order of appearance. What
 * was `printed` bears the day of this run.
 */
export const sameEachRun = (text: string, printed = false): string => {
  const seen: string[] = [];
  const days = [day(Date.now()), day(Date.now() - 600_000)];
  const dayless = text.replaceAll(TODAY, (whole, said: string) =>
    printed && !days.includes(said) ? whole : '"stand":"heute"',
  );
  return dayless.replaceAll(/\d{16,40}-[0-9a-f]{8}/g, (position) => {
    if (!seen.includes(position)) seen.push(position);
    return `position-${seen.indexOf(position) + 1}`;
  });
};

const SEPARATOR = '--- next step ---';

/** One script of all steps, in one shell, as a reader has one terminal. */
export const scriptOf = (steps: readonly TourStep[], url: string): string =>
  steps
    .map(({ command }) => command)
    .join(`\necho; echo '${SEPARATOR}'\n`)
    .replaceAll('http://127.0.0.1:8080', url);

/** What each step printed. */
export const outputsOf = (printed: string, url: string): string[] =>
  printed
    .replaceAll(url, 'http://127.0.0.1:8080')
    .split(`\n${SEPARATOR}\n`)
    .map((output) => output.trim());
