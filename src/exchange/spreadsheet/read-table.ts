import { Worker } from 'node:worker_threads';
import { kindOfFile } from './kind-of-file.ts';
import { LIMITS } from './limits.ts';
import { SAVE_AS, TableRefused } from './refused.ts';
import type { ToRead, WasRead } from './worker.ts';

/** A table as a file holds it: text by rows and columns, of formulas their values. */
export interface ReadTable {
  readonly rows: readonly (readonly string[])[];
  /** The sheet that was read, where the file has several, and how many it has. */
  readonly sheet?: string;
  readonly sheets: number;
}

const WHY = {
  rows: `Die Tabelle hat mehr als ${LIMITS.rows.toLocaleString('de-DE')} Zeilen. Bitte in mehrere Dateien teilen.`,
  columns: `Die Tabelle hat mehr als ${LIMITS.columns} Spalten. Bitte nur die Spalten speichern, die hierher gehören.`,
  damaged: `Die Datei ist beschädigt oder keine Tabelle. ${SAVE_AS}`,
  empty: 'In der Datei steht keine Tabelle: Alle Zellen sind leer.',
} as const;

const tooMuch = () =>
  new TableRefused(
    `Die Datei ließ sich mit vertretbarem Aufwand nicht lesen. Bitte nur die Tabelle, ohne Bilder und Formate, in eine neue Datei kopieren. ${SAVE_AS}`,
  );

/** Reads in a worker that may take only so much memory and time: what a file says of its size can be a lie. */
const inWorker = (toRead: ToRead): Promise<WasRead> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: toRead,
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMib, maxYoungGenerationSizeMb: 64 },
    });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    const timer = setTimeout(() => end(() => reject(tooMuch())), LIMITS.readMs);
    worker.once('message', (read: WasRead) => end(() => resolve(read)));
    worker.once('error', () => end(() => reject(tooMuch())));
    worker.once('exit', () => end(() => reject(tooMuch())));
  });

/** One file after the other: a second one waits. */
let last: Promise<unknown> = Promise.resolve();

/** The table in a file (.xlsx or CSV). Rejects with TableRefused where there is none, it is too large, or of another kind. */
export const readTable = async (bytes: Buffer, name: string): Promise<ReadTable> => {
  const kind = kindOfFile(bytes, name);
  const reading = last.then(() => inWorker({ bytes: new Uint8Array(bytes), kind }));
  last = reading.catch(() => undefined);
  const read = await reading;
  if ('refused' in read) throw new TableRefused(WHY[read.refused]);
  return read;
};
