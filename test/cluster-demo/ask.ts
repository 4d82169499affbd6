/** An answer of a hub. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Longer than any answer may take: what takes longer is not waited for, and counts as late. */
const MOST_MS = 15_000;

/** Asks, and tells how long the answer took; undefined where nobody answers. */
export const ask = async (
  url: string,
  took: (ms: number, what: string) => void,
  init: RequestInit = {},
): Promise<Answer | undefined> => {
  const began = performance.now();
  let status = 0;
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(MOST_MS) });
    ({ status } = response);
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  } catch {
    return undefined;
  } finally {
    took(performance.now() - began, `${init.method ?? 'GET'} ${url}: ${status || 'no answer'}`);
  }
};
