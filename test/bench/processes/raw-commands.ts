import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { INSERT, SCHEMA } from '../../../src/store/sqlite/sql.ts';
import { answerCalls } from '../harness/child.ts';
import type { CommandSample } from '../harness/command-sample.ts';
import { usage } from '../harness/figures.ts';

// The baseline of the command path: node:http that parses the body and appends it, in groups of what came in one turn of
// the loop, as durable as the hub. No rules, no ids, no read models. It stores the body alone and answers its place; once it
// was given a sample of the hub, it stores and answers as many bytes as the hub does.
const [directory = ''] = process.argv.slice(2);
const database = new DatabaseSync(join(directory, 'raw.sqlite'));
database.exec(`
  PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE plain (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, data TEXT NOT NULL) STRICT;
  CREATE UNIQUE INDEX place ON plain (stream, revision);
  ${SCHEMA}
`);
const insert = database.prepare('INSERT INTO plain (stream, revision, data) VALUES (?, ?, ?)');
const insertAll = database.prepare(INSERT);
const revisions = new Map<string, number>();
let waiting: { url: string; body: object; answer: (position: number, revision: number) => void }[] = [];
let sample: CommandSample | undefined;

const store = (url: string, revision: number, body: object): number => {
  if (sample === undefined) return Number(insert.run(url, revision, JSON.stringify(body)).lastInsertRowid);
  const { id, type, hash, metadata } = sample.row;
  const stream = sample.row.stream.slice(0, -url.length) + url;
  const bound = [stream, revision, id, type, 1, hash, JSON.stringify(body), metadata] as const;
  return Number(insertAll.run(...bound).lastInsertRowid);
};

const flush = () => {
  const group = waiting;
  waiting = [];
  database.exec('BEGIN IMMEDIATE');
  const places = group.map(({ url, body }) => {
    const revision = (revisions.get(url) ?? -1) + 1;
    revisions.set(url, revision);
    return { position: store(url, revision, body), revision };
  });
  database.exec('COMMIT');
  for (const [index, { answer }] of group.entries()) {
    const { position = 0, revision = 0 } = places[index] ?? {};
    answer(position, revision);
  }
};

const answerText = (position: number, revision: number, body: object): string => {
  if (sample === undefined) return JSON.stringify({ position });
  const [event] = sample.answer.events;
  return JSON.stringify({ ...sample.answer, revision, events: [{ ...event, data: body }] });
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as object;
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({
      url: request.url ?? '',
      body,
      answer: (position, revision) => {
        const text = answerText(position, revision, body);
        const headers = { 'Content-Type': 'application/json', ...sample?.headers };
        response.writeHead(201, { ...headers, 'Content-Length': Buffer.byteLength(text) }).end(text);
      },
    });
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { begin, used } = usage();
answerCalls({
  begin,
  used,
  port: () => (server.address() as AddressInfo).port,
  like: (given: CommandSample) => {
    sample = given;
  },
});
