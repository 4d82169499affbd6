import { hash } from 'node:crypto';
import { canonicalJson } from '../store/canonical.ts';

/**
 * What makes two requests the same: SHA-256 (hex) over RFC 8785 JSON of the command's name, its target and
 * its body as it was sent, without defaults, actor, time or If-Match (DESIGN §3).
 */
export const contentHash = (command: string, target: string | null, sentBody: unknown): string =>
  hash('sha256', canonicalJson({ body: sentBody, command, target }) ?? '', 'hex');
