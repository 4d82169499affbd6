import type { Adapters } from '../../../src/cli/adapters.ts';
import { verify } from '../../../src/cli/verify.ts';
import * as product from '../../../src/main.ts';

/** What `npx lichterkette verify` says of a directory: its exit code and its lines. */
export const verified = async (
  directory: string,
  adapters: Adapters = product,
): Promise<{ readonly code: number; readonly lines: readonly string[] }> => {
  const lines: string[] = [];
  const { error, info } = console;
  console.error = (...words: unknown[]) => void lines.push(words.join(' '));
  console.info = () => undefined;
  try {
    return { code: await verify(['--data', directory], async () => adapters), lines };
  } catch (thrown) {
    return { code: 1, lines: [...lines, String(thrown)] };
  } finally {
    Object.assign(console, { error, info });
  }
};
