import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { dayInBerlin } from '../../contracts/days.ts';
import { DEFAULT_URL } from './default-url.ts';
import { hubClient } from './hub-client.ts';
import { parseLines } from './import/line.ts';
import { runImport } from './import/run.ts';
import { submitTo } from './import/submit-http.ts';
import { progress } from './progress.ts';
import { remark, tell } from './terminal.ts';
import { Usage } from './usage.ts';

/** `import <file>`: sends the lines of a commands file to a running hub, one after the other. */
export const importFile = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { url: { type: 'string', default: DEFAULT_URL } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Usage('Bitte genau eine Datei angeben.');
  const content = await readFile(file, 'utf8').catch(() => {
    throw new Usage(`Die Datei ${file} lässt sich nicht lesen.`);
  });
  const lines = parseLines(content);
  const shown = progress('gesendet');
  const wrong = await runImport(lines, {
    submit: submitTo(hubClient(values.url)),
    day: dayInBerlin(new Date()),
    report: (number, message) => remark(`Zeile ${number}: ${message}`),
    progress: () => shown.step(),
  });
  shown.end();
  tell(`${lines.length - wrong} von ${lines.length} Zeilen wie erwartet, ${wrong} nicht.`);
  return wrong === 0 ? 0 : 1;
};
