import { request as open } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { ProblemCode } from '../../contracts/problem-codes.ts';

/** What is sent, as it is: nothing is added but Host and Content-Length. */
export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
}

/** A problem's document as a stranger reads it. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly rule?: number;
  readonly allowed?: readonly string[];
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Sends one request on a connection of its own, and takes whatever comes back. */
export const send = (url: string, { method = 'GET', path, headers = {}, body }: Sent): Promise<Received> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const asked = open({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });

/** Sends bytes on a bare socket and takes everything until the other side ends, or `ms` have passed. */
export const sendBytes = (url: string, bytes: string | Buffer, ms = 2000): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    let received = '';
    const socket: Socket = connect(Number(port), hostname, () => socket.write(bytes));
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(received);
    };
    const timer = setTimeout(end, ms);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
    });
    socket.on('close', end);
    socket.on('error', end);
  });

/** The problem in an answer. Throws where it is none, or where a program could not read it. */
export const problemIn = ({ status, headers, text }: Received): ProblemDocument => {
  const type = String(headers['content-type']);
  if (!type.startsWith('application/problem+json')) throw new Error(`${status} came as ${type}: ${text}`);
  const document = JSON.parse(text) as ProblemDocument;
  if (document.status !== status) throw new Error(`${status} says of itself that it is ${document.status}`);
  return document;
};

const ENGLISH = /invalid|expected|received|required|must|unexpected|too (small|big)|unrecognized|error/i;

/** Every word that a problem says to a person. */
export const wordsOf = ({ title, detail, errors }: ProblemDocument): string[] => [
  title,
  detail,
  ...errors.map(({ message }) => message),
];

/** Words of a problem that are not German, or say nothing. */
export const badWords = (document: ProblemDocument): string[] =>
  wordsOf(document).filter((words) => words.trim() === '' || ENGLISH.test(words));
