import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Tables } from './tables.ts';

/**
 * SHA-256 (hex) over all versions of all rows, in one order: equal for the same log, on every engine and however the
 * rows came about (DESIGN §5, Deterministic).
 */
export const rowsHash = (tables: Tables): string => {
  const lines = tables.all.flatMap((table) =>
    [...table.history()].map(
      ({ key, position, row }) => canonicalize([table.name, key, position, row]) ?? '',
    ),
  );
  const hash = createHash('sha256');
  for (const line of lines.sort()) hash.update(line).update('\n');
  return hash.digest('hex');
};
