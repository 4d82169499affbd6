import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * What makes two requests the same: SHA-256 (hex) over RFC 8785 JSON of the command's name, its target and
 * its body as it was sent, without defaults, actor, time or If-Match (DESIGN §3).
 */
export const contentHash = (command: string, target: string | null, sentBody: unknown): string =>
  createHash('sha256')
    .update(canonicalize({ command, target, body: sentBody }) ?? '')
    .digest('hex');
