import { v5 } from 'uuid';

const NAMESPACE = '1f6a6c52-3f0c-4b6e-9d5a-8c1f0a7d2b34';

/** A stand-in for the id that a line makes: the same for every question about the same line. */
export const madeId = (commandId: string, name: string): string => v5(`${commandId} ${name}`, NAMESPACE);

/** A copy of `value` with every `$made` replaced by its stand-in. */
export const withMade = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withMade);
  if (typeof value !== 'object' || value === null) return value;
  if ('$made' in value) {
    const [commandId, name] = value.$made as [string, string];
    return madeId(commandId.toLowerCase(), name);
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withMade(inner)]));
};

/** The line that a `$made` names, or undefined where something else stands there. */
export const madeBy = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && '$made' in value
    ? (value.$made as [string, string])[0]
    : undefined;
