/** A command of the tour as it is printed, and what is printed below it (none where nothing is). */
export interface TourStep {
  readonly command: string;
  readonly output: string | undefined;
}

const BLOCK = /```sh\n([\s\S]*?)\n```(?:\n```text\n([\s\S]*?)```)?/g;

/** The steps of a tour in Markdown. */
export const stepsOf = (markdown: string): TourStep[] =>
  [...markdown.matchAll(BLOCK)].map(([, command = '', output]) => ({ command, output }));

/** Positions are the only thing that differs from run to run: each becomes a number, in order of appearance. */
export const withoutPositions = (text: string): string => {
  const seen: string[] = [];
  return text.replaceAll(/\d{16,40}-[0-9a-f]{8}/g, (position) => {
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
