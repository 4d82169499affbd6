import { ClientMessage } from '../../contracts/live.ts';

/** Why a message was not understood; `fatal` where the connection makes no sense any more. */
export interface NotUnderstood {
  readonly error: { readonly id?: string; readonly code: string; readonly message: string };
  readonly fatal: boolean;
}

const malformed = (message: string): NotUnderstood => ({
  error: { code: 'malformed-json', message },
  fatal: true,
});

const idOf = (value: unknown): { id?: string } => {
  const { id } = value as { id?: unknown };
  return typeof id === 'string' && id.length <= 100 ? { id: id.toWellFormed() } : {};
};

/** What a client sent, or the German words for why it was not understood. */
export const readMessage = (data: Buffer, isBinary: boolean): ClientMessage | NotUnderstood => {
  if (isBinary) return malformed('Bitte Text senden, keine Binärdaten.');
  let value: unknown;
  try {
    value = JSON.parse(data.toString('utf8'));
  } catch {
    return malformed('Die Nachricht ist kein lesbares JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return malformed('Die Nachricht muss ein JSON-Objekt sein.');
  const parsed = ClientMessage.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  const message = `Die Nachricht passt nicht${where ? ` (${where})` : ''}: ${issue?.message ?? ''}`;
  return { error: { ...idOf(value), code: 'bad-parameter', message }, fatal: false };
};
