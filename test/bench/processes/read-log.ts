import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { answerCalls } from '../harness/child.ts';
import { usage } from '../harness/figures.ts';

// The baseline of a rebuild: every event read in pages and parsed, nothing else.
const [directory = ''] = process.argv.slice(2);
const { begin, used } = usage();

const read = (): number => {
  const database = new DatabaseSync(join(directory, 'log.sqlite'), { readOnly: true });
  const page = database.prepare(
    'SELECT position, data, metadata FROM event WHERE position > ? ORDER BY position LIMIT 1000',
  );
  let count = 0;
  let last = 0;
  for (;;) {
    const rows = page.all(last) as { position: number; data: string; metadata: string }[];
    for (const { position, data, metadata } of rows) {
      last = position;
      count += Object.keys(JSON.parse(data) as object).length > 0 ? 1 : 0;
      JSON.parse(metadata);
    }
    if (rows.length < 1000) break;
  }
  database.close();
  return count;
};

answerCalls({ begin, used, read });
