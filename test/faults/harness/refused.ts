import type { Tally } from '../fault.ts';
import { exchange, type Sent } from './load.ts';

/** Sends commands at the same moment; gives those that were answered at all. Refusals must be 503 and say when to ask again. */
export const sendAll = async (url: string, commands: readonly Sent[], tally: Tally): Promise<void> => {
  await Promise.all(
    commands.map(async (one) => {
      const { status, headers, text } = await exchange(url, one.path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': one.key },
        body: JSON.stringify(one.body),
      });
      one.status = status;
      if (status === 201) {
        one.answer = JSON.parse(text) as NonNullable<Sent['answer']>;
        tally.count('answered 201');
        return;
      }
      if (status === 409) {
        tally.count('refused by a rule');
        return;
      }
      const document = JSON.parse(text) as { code?: string };
      const clear =
        status === 503 &&
        headers['retry-after'] !== undefined &&
        headers['content-type']?.startsWith('application/problem+json') === true &&
        document.code === 'writes-unavailable';
      tally.count('refused 503');
      tally.must(clear, () => `refused unclearly: ${status} ${text}`);
    }),
  );
};

const READS = ['/v1/solutions', '/v1/kommunen', '/v1/feed', '/healthz'];

/** Reads go on, whatever becomes of the writes. */
export const readAll = async (url: string, tally: Tally): Promise<void> => {
  for (const path of READS) {
    const { status } = await exchange(url, path);
    tally.count('reads');
    tally.must(status === 200, () => `${path} answers ${status}`);
  }
};

/** The hub's own metrics, as of one moment. */
export const metrics = async (url: string): Promise<(name: string) => number> => {
  const { text } = await exchange(url, '/metrics');
  return (name) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
};

/** The value of one of them. */
export const metric = async (url: string, name: string): Promise<number> => (await metrics(url))(name);
