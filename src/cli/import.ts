import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { dayInBerlin } from '../../contracts/days.ts';
import { DEFAULT_URL } from '../client/default-url.ts';
import { hubClient } from '../client/hub-client.ts';
import { Usage } from '../client/usage.ts';
import { numberedLines } from '../import/line.ts';
import { runImport } from '../import/run.ts';
import { submitTo } from '../import/submit-http.ts';
import { fileTrouble } from '../terminal/file-trouble.ts';
import { remark, tell } from '../terminal/terminal.ts';
import type { Run } from './adapters.ts';
import { headersFor } from './as-actor.ts';
import { progress } from './progress.ts';

/** The bytes of a file. Throws Refused where it cannot be read, and the reason where `stop` comes first. */
async function* bytesOf(file: string, stop: AbortSignal): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file, { signal: stop }) as AsyncIterable<Buffer>;
  } catch (error) {
    stop.throwIfAborted();
    throw fileTrouble(file, error);
  }
}

/** `import <file>`: sends the lines of a commands file to a running hub, one after the other. */
export const importFile: Run = async (args, _adapters, stop) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { url: { type: 'string', default: DEFAULT_URL } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Usage('Bitte genau eine Datei angeben.');
  const shown = progress('gesendet');
  let last = 0;
  try {
    const { total, wrong } = await runImport(numberedLines(bytesOf(file, stop), file), {
      submit: submitTo(hubClient(values.url, stop), headersFor),
      day: dayInBerlin(new Date()),
      report: (number, message) => remark(`Zeile ${number}: ${message}`),
      done: (number) => {
        last = number;
        shown.step();
      },
    });
    tell(`${total - wrong} von ${total} Zeilen wie erwartet, ${wrong} nicht.`);
    return wrong === 0 ? 0 : 1;
  } catch (error) {
    if (last > 0)
      remark(
        `Gesendet wurde bis Zeile ${last}. Derselbe Aufruf setzt fort; nichts wird zweimal eingetragen.`,
      );
    throw error;
  } finally {
    shown.end();
  }
};
