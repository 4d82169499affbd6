import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCalls } from '../harness/child.ts';
import { usage } from '../harness/figures.ts';

// The baseline of a cached page: node:http that sends one ready Buffer, whatever is asked.
let page = Buffer.alloc(0);
const server = createServer((_request, response) => {
  response
    .writeHead(200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': page.length,
      ETag: '"1"',
    })
    .end(page);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { begin, used } = usage();
answerCalls({
  begin,
  used,
  port: () => (server.address() as AddressInfo).port,
  page: (text: string) => {
    page = Buffer.from(text);
  },
});
