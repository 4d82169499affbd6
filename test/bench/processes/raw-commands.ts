import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { answerCalls } from '../harness/child.ts';
import { usage } from '../harness/figures.ts';

// The baseline of the command path: node:http that parses the body and appends it, in groups of what came in one turn of
// the loop, as durable as the hub. No rules, no ids, no read models.
const [directory = ''] = process.argv.slice(2);
const database = new DatabaseSync(join(directory, 'raw.sqlite'));
database.exec(`
  PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE event (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, data TEXT NOT NULL) STRICT;
  CREATE UNIQUE INDEX place ON event (stream, revision);
`);
const insert = database.prepare('INSERT INTO event (stream, revision, data) VALUES (?, ?, ?)');
const revisions = new Map<string, number>();
let waiting: { stream: string; body: unknown; answer: (position: number) => void }[] = [];

const flush = () => {
  const group = waiting;
  waiting = [];
  database.exec('BEGIN IMMEDIATE');
  const positions = group.map(({ stream, body }) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return Number(insert.run(stream, revision, JSON.stringify(body)).lastInsertRowid);
  });
  database.exec('COMMIT');
  for (const [index, { answer }] of group.entries()) answer(positions[index] ?? 0);
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({
      stream: request.url ?? '',
      body,
      answer: (position) => {
        const text = JSON.stringify({ position });
        response
          .writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': text.length })
          .end(text);
      },
    });
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { begin, used } = usage();
answerCalls({ begin, used, port: () => (server.address() as AddressInfo).port });
