import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A message as the server took it. */
export interface Taken {
  readonly to: string;
  /** Names in small letters; folded lines are one. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  /** The addresses in it. */
  readonly links: readonly string[];
}

const decoded = (body: string, encoding: string | undefined): string => {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};

const parsed = (to: string, raw: string): Taken => {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const headers = new Map(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
  const text = decoded(body.join('\r\n\r\n'), headers.get('content-transfer-encoding')).replaceAll(
    '\r\n',
    '\n',
  );
  return { to, headers, text, links: text.match(/https?:\/\/\S+/g) ?? [] };
};

/** A real SMTP server on loopback. `refuse`: what it answers to a recipient instead of taking it. */
export const mailServer = async () => {
  const taken: Taken[] = [];
  const refuse = new Map<string, number>();
  let port = 0;
  const make = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo: ({ address }, _session, done) => {
        const code = refuse.get(address);
        done(code === undefined ? undefined : Object.assign(new Error('not here'), { responseCode: code }));
      },
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = envelope.rcptTo.map(({ address }) => address).join(', ');
          taken.push(parsed(to, Buffer.concat(chunks).toString('latin1')));
          done();
        });
      },
    });
  let server = make();
  const up = () =>
    new Promise<void>((resolve, reject) => {
      server = make();
      server.on('error', reject);
      server.listen(port, '127.0.0.1', () => {
        port = (server.server.address() as AddressInfo).port;
        resolve();
      });
    });
  const down = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  await up();
  onTestFinished(down);
  return { taken, refuse, up, down, url: `smtp://127.0.0.1:${port}` };
};
