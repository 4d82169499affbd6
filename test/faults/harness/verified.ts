import type { Adapters } from '../../../src/cli/adapters.ts';
import { verify } from '../../../src/cli/verify.ts';
import * as product from '../../../src/main.ts';

/** What `npx lichterkette verify` says of a directory: its exit code and its lines. */
export const verified = async (
  directory: string,
  adapters: Adapters = product,
): Promise<{ readonly code: number; readonly lines: readonly string[] }> => {
  const lines: string[] = [];
  const { stdout, stderr } = process;
  const [out, err] = [stdout.write, stderr.write];
  stdout.write = () => true;
  stderr.write = (text: string | Uint8Array) => lines.push(...String(text).trimEnd().split('\n')) > 0;
  try {
    const code = await verify(['--data', directory], async () => adapters, new AbortController().signal);
    return { code, lines };
  } catch (thrown) {
    return { code: 1, lines: [...lines, String(thrown)] };
  } finally {
    stdout.write = out;
    stderr.write = err;
  }
};
